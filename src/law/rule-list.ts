/** A rule of the domain reference. `here` is false when another part of the system keeps it; then `keptBy` says which. */
export type LawRule = { id: string; title: string; cite: string } & ({ here: true } | { here: false; keptBy: string })

const rule = (id: string, title: string, cite: string): LawRule => ({ id, title, cite, here: true })
const elsewhere = (id: string, title: string, cite: string, keptBy: string): LawRule => ({
  id,
  title,
  cite,
  here: false,
  keptBy,
})

/** Rules common to all events (A), of a birth (B) and of the personal identification number (P), in their order. */
export const lawRules: readonly LawRule[] = [
  rule('R-A1', 'Thẩm quyền theo việc, nơi chốn và ngày tiếp nhận', 'LHT 7; NĐ 120/2025, Điều 4'),
  rule('R-A2', 'Nơi cư trú làm phát sinh thẩm quyền; giúp nộp đến nơi có thẩm quyền', 'LHT 5.4; NĐ 120/2025'),
  rule('R-A3', 'Thông báo cho nơi đăng ký thường trú', 'LHT 5.4'),
  rule('R-A4', 'Mỗi việc chỉ đăng ký tại một cơ quan', 'LHT 5.4'),
  elsewhere(
    'R-A5',
    'Sổ giấy có giá trị hơn cơ sở dữ liệu',
    'LHT 60.2',
    'src/registers (data repair, checked against the page)',
  ),
  elsewhere(
    'R-A6',
    'Vào cơ sở dữ liệu ngay sau khi ghi Sổ',
    'LHT 60.1',
    'src/registers (entry and data in one transaction)',
  ),
  rule('R-A7', 'Chữ ký trong Sổ; người yêu cầu có phải có mặt không', 'LHT 16; NĐ 120/2025; TT 07/2023/TT-BNG 4.6'),
  rule('R-A8', 'Không đăng ký cho mình và người thân thích', 'LHT 12.1.h, 12.2'),
  rule('R-A9', 'Tra cứu được lưu và đối chiếu, không đòi giấy tờ', 'NĐ 07/2025'),
  rule('R-A10', 'Lịch làm việc là dữ liệu', 'LHT 5.3; BLDS 147–148'),
  rule('R-A11', 'Họ, chữ đệm, tên', 'BLDS 26.3; TT 04/2020, Điều 6'),
  rule('R-A12', 'Ngày tháng dương lịch, không tự thêm ngày tháng chưa biết', 'NĐ 123/2015, Điều 4'),
  rule('R-B1', 'Đúng hạn, quá hạn', 'LHT 15.1'),
  rule('R-B2', 'Trẻ chết sau khi sinh', 'BLDS 30.3'),
  rule('R-B3', 'Yếu tố nước ngoài theo cha, mẹ', 'LHT 35'),
  rule('R-B4', 'Không in bản chính khi chưa có số định danh', 'LHT 16.2'),
  rule('R-B5', 'Không cấp số định danh khi chọn quốc tịch nước ngoài', 'LHT 36.2'),
  rule('R-B6', 'Họ, dân tộc, quê quán theo cha hoặc mẹ', 'LHT 4.8; BLDS 26, 29; TT 04/2020, Điều 6.2'),
  rule('R-B7', 'Căn cứ ghi tên cha', 'NĐ 123/2015, Điều 15; HNGĐ 88'),
  rule('R-B8', 'Trẻ bị bỏ rơi: niêm yết, nội dung, chữ chỉ ghi trong Sổ', 'NĐ 123/2015, Điều 14'),
  rule('R-B9', 'Ngày sinh không sau hôm nay', 'LHT 14'),
  rule('R-B10', 'Người yêu cầu có năng lực và quan hệ rõ ràng', 'LHT 6.3, 15'),
  rule('R-B11', 'Tuổi của mẹ hợp lý', 'kiểm tra tính hợp lý'),
  rule('R-B12', 'Cha, mẹ sinh trước con', 'LHT 14'),
  rule('R-B13', 'Sinh đôi trở lên: mỗi trẻ một số', 'LHT 5.4, 14'),
  rule('R-B14', 'Mã giấy chứng sinh chỉ dùng một lần', 'TT 22/2025/TT-BYT'),
  rule('R-B15', 'Dân tộc phù hợp với quốc tịch', 'LHT 14.1; BLDS 29'),
  rule('R-B16', 'Loại khai sinh khớp với phần cha, mẹ', 'NĐ 123/2015, Điều 14–15'),
  rule('R-B17', 'Cha, mẹ đã chết: đánh dấu, không ghi vào nơi cư trú', 'LHT 14.1.b'),
  rule('R-P1', 'Số định danh gồm 12 chữ số; phần còn lại chỉ cảnh báo', 'LCC 12; TT 07/2016/TT-BCA, Điều 7'),
  rule('R-P2', 'Không suy ra nơi sinh, quê quán, nơi cư trú từ số định danh', 'TT 07/2016/TT-BCA, Điều 7'),
  rule('R-P3', 'Không tự điền giới tính, năm sinh từ số định danh', 'TT 07/2016/TT-BCA, Điều 7'),
  elsewhere(
    'R-P4',
    'Lịch sử số định danh',
    'NĐ 70/2024, Điều 11',
    'database (entry_pin is append-only; an extract prints the newest number)',
  ),
  elsewhere(
    'R-P5',
    'Cải chính họ tên, cha mẹ không đổi số',
    'NĐ 70/2024, Điều 11',
    'src/cases/pin-corrected.server.ts (a correction is told, no number is asked for)',
  ),
  elsewhere(
    'R-P6',
    'Thu hồi khai sinh thì báo hủy số',
    'NĐ 70/2024, Điều 11.7.d',
    'revocation of entries, which comes with the event that decides it',
  ),
]
