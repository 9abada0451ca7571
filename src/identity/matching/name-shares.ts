/**
 * How common the parts of a name are, in hundredths of a percent of bearers, for telling a rare agreement from a common one
 * and a real given name from a slip of the pen. Counts of single name parts only; weights, not statistics.
 */
export const givenNameShares = `
Anh:177 Minh:154 Tý:129 Sửu:110 Linh:105 Ngọc:103 Thảo:99 Dần:96 Hà:95 Hùng:94 Dũng:92 Phương:91 Sơn:91 An:90
Hoa:90 Trang:89 Bình:87 Mão:86 Phúc:84 Lan:84 Nhi:80 Hải:80 Tuấn:79 Hương:79 Thìn:78 Vy:77 Hiền:77 Huy:75
Thanh:74 Hồng:74 Long:70 Tỵ:70 Khang:68 Hòa:67 Nguyên:65 Ngọ:64 Nam:64 Hằng:64 Thủy:63 Hạnh:63 Đức:63 Ngân:62
Thư:62 Bảo:60 Hiếu:60 Mùi:59 Thắng:59 Yến:59 Vân:58 Thành:58 Nga:58 Khánh:57 Thân:56 Dung:55 Cường:55 Tâm:55
Mai:55 Tiến:55 Hoàng:54 Trung:54 Như:53 Hưng:52 Dậu:51 Thu:50 Quang:50 Hân:50 Khôi:49 Tuất:48 Xuân:47 Đạt:47
Vinh:46 Nghĩa:46 Nhung:45 Hợi:45 Duy:45 Ba:45 Quỳnh:45 Dương:45 Thịnh:44 Tư:43 Lâm:43 Tú:42 Út:42 Năm:42 Hai:41
Sáu:41 Khoa:41 Tuyết:40 Bảy:40 Trâm:39 Duyên:39 Toàn:39 Tân:39 My:38 Loan:38 Chín:38 Oanh:37 Uyên:37 Phượng:36
Quân:36 Liên:35 Trinh:35 Vũ:35 Huyền:34 Giang:33 Phát:33 Huệ:33 Tài:33 Quý:32 Lộc:32 Việt:32 Tám:32 Nhân:32
Công:31 Thuận:31 Tiên:31 Nguyệt:31 Đăng:31 Châu:30 Quyên:30 Phong:30 Mười:30 Đông:30 Thúy:30 Trí:28 Đào:28
Trân:28 Gái:27 Cúc:27 Ánh:27 Tùng:26 Lợi:26 Trúc:25 Sang:25 Phú:25 Trường:25 Chiến:24 Nhật:24 Thiên:24 Chắt:23
Phước:23 Vi:23 Thọ:23 Nhàn:23 Nhớn:22 Thương:22 Mạnh:22 Tèo:21 Mỹ:21 Bé:21 Kiên:21 Kiệt:21 Con:21 Sen:21 Cu:20
Tuyền:20 Tín:20 Chi:20 Bích:19 Ly:19 Khải:19 Thy:19 Nghi:19 Kim:18 Thái:18 Gia:18 Mẫn:18 Mận:18 Chung:18 Na:18
Thiện:18 Hiệp:18 Nhỡ:18 Thi:17 Hậu:17 Thắm:17 Chính:17 Hạ:16 Lựu:16 Hường:16 Lệ:16 Chanh:16 Tuyến:15 Lý:15
Trọng:15 Hảo:14 Liêm:14 Lụa:14 Quốc:14 Vương:13 Diệp:13 Diễm:13 Thùy:13 Thông:13 Ân:13 Sương:12 Nhã:12 Thoa:12
Hào:12 Thơm:12 Danh:11 Bính:11 Đinh:11 Kỷ:11 Mậu:11 Khuê:11 Hoài:10 Nhạn:10 Nhài:10 Lam:10 Canh:10 Kiều:10
Nhâm:10 Ninh:10 Cam:10 Bách:9 Quýt:9 Tấn:9 Giáp:9 Thơ:9 Bưởi:9 Kha:9 Điệp:9 Trà:9 Ất:9 Diệu:9 Mít:9 Ổi:9 Tuyên:9
Gấm:8 Lành:8 Khanh:8 Đoan:8 Bắc:8 Nụ:8 Nhiên:8 Búp:8 Dân:8 Lá:8 Đan:8 Điền:8 Triết:8 Tươi:8 Tường:8 Tơ:8 Vóc:7
Miên:7 Luân:7 Phụng:7 Thêu:7 Phi:7 Lân:7 May:7 Dệt:7 Kính:7 Lễ:7 Tằm:7 Vải:7 Đại:6 Quyền:6 Nhiễu:6 The:6 Tịnh:6
Nhựt:6 Băng:6 Huỳnh:6 Nghị:6 Ngôn:6 Phấn:6 Tình:6 Vẹn:6 Vượng:6 Cát:6 Sa:5 Tuệ:5 Diễn:5 Ngà:5 Luyện:5 Văn:5
Luận:5 Hiển:5 Quí:5 Huấn:5 San:5 Triều:5 Ngoan:5 Én:5 Hiến:5 Sáo:5 Thế:5 Chương:5 Cảnh:5 Chuẩn:5 Xuyến:5 Quế:5
Cương:5 Cẩn:5 Hoàn:5 Lãm:5 Thao:5 Cần:5 Tính:5 Kiệm:4 Đực:4 Ái:4 Chiểu:4 Chúc:4 Mưa:4 Bông:4 Diệm:4 Vàng:4
Tiền:4 Bạc:4 Điển:4 Ca:4 Giảng:4 Bin:4 Giám:4 Tạo:4 Ken:4 Hách:4 Chút:4 Tôm:4 Hoạch:4 Tẹo:4 Giàu:4 Hoạt:4 Mỵ:4
Cún:4 Huyến:4 Đĩ:4 Khản:4 Hĩm:4 Khoát:4 Lực:4 Viễn:4 Siêu:4 Cái:4 Mẹt:4 Nhẫn:4 Kỉnh:4 Khiêm:4 Rổ:4 Lạc:4 Rá:4
Nồi:4 Triển:4 Thoại:4 Niêu:4 Mưu:4 Xoan:3 Xoa:3 Ngoạn:3 Thạch:3 Mi:3 Nữ:3 Nhị:3 Ngưu:3 Thức:3 Định:3 Nhượng:3
Ngát:3 Phẩm:3 Chăm:3 Quát:3 Chuyên:3 Rạng:3 Thục:3 Roãn:3 Soạn:3 Khương:3 Tảo:3 Nết:3 Quyết:3 Thạc:3 Liễu:3
Yên:3 Sinh:3 Ngoãn:3 Lương:3 Thận:3 Bằng:3 Vĩ:3 Nho:3 Thưởng:3 Trác:3 Trạch:3 Thỏa:3 Truy:3 Thoan:3 Tụ:3 Thơi:3
Uyển:3 Toan:3 Ước:3 Vịnh:3 Xứng:3 Hữu:3 Yêu:3 Vỹ:3 Đô:3 Triệu:2 Đạo:2 Lưu:2 Chí:2 Kỳ:2 Trực:2 Xuyên:2 Đài:2 Sỹ:2
Hoan:2 Viên:2 Huân:2 Trình:2 Pháp:2 Mến:2 Hợp:2 Giao:2 Truyền:2 Đang:2 Chinh:2 Đoàn:2 Quy:2 Cẩm:2 Lài:2 Nương:2
Hiệu:2 Huynh:2 Thống:2 Vĩnh:2 Đồng:2 Lượng:2 Nhất:2 Pha:1 Học:1 Hồ:1 Luật:1 Nhơn:1 Toản:1 Nhu:1 Hướng:1 Lanh:1
Nguyễn:1 Sáng:1 Tuân:1 Luyến:1 Lê:1 Vui:1 Nhớ:1 Hy:1 Hội:1 Xinh:1 Huế:1 Mơ:1 Thẩm:1 Hiên:1 Mẩn:1 Sanh:1 Sĩ:1
Lai:1 Thường:1 Tây:1 Chánh:1 Doanh:1 Du:1 Khởi:1 Nghiệp:1 Thuật:1 Toán:1 Toại:1 Trưởng:1 Diểm:1 Huyên:1 Khuyên:1
Ni:1 Ny:1 Thiết:1 Thạnh:1 Bão:1 Bửu:1 Dinh:1 Dự:1 Lập:1 Nguyện:1 Thuần:1 Thăng:1 Tiệp:1 Trạng:1 Tới:1 Tứ:1 Âu:1
Đỉnh:1 Di:1 Dịu:1 Hoanh:1 Lên:1 Muội:1 Thuy:1 Thuyền:1 Trầm:1 Xương:1 Hưởng:1 Tỉnh:1 Được:1 Ban:1 Dĩ:1 Dư:1
Lĩnh:1 Nghiêm:1 Phục:1 Qui:1 Sự:1 Thiệu:1 Trịnh:1 Vủ:1 Ẩn:1 Biên:1 Châm:1 Cầm:1 Dâng:1 Huê:1 Ngàn:1 Niê:1
Thuyên:1 Thời:1 Đa:1 Điểm:1 Ảnh:1 Thật:1 Bá:1 Duyệt:1 Duẩn:1 Hiểu:1 Hóa:1 Nhiều:1 Nhuận:1 Phiên:1 Quynh:1
Quyến:1 Thủ:1 Tin:1 Tôn:1 Vọng:1 Đình:1 Đường:1 Chiêu:1 Cơ:1 Diện:1 Cao:1 Chấn:1 Chất:1 Chỉnh:1 Chức:1 Dũ:1
Hận:1 Khâm:1 Kế:1 La:1 Min:1 Nhanh:1 Nên:1 Phan:1 Phu:1 Phùng:1 Quan:1 Quảng:1 Sung:1 Sâm:1 Thực:1 Tiển:1
Trương:1 Tánh:1 Tòng:1 Tưởng:1 Tốt:1 Tỷ:1 Đôn:1 Đặng:1 Ấn:1 Bơ:1 Din:1 Duyến:1 Giầu:1 Hộp:1 Kbuôr:1 Len:1 Luôn:1
Lắm:1 Sim:1 Sin:1 Sum:1 Thoản:1 Thêm:1 Thạo:1 Tuy:1 Ty:1
`

export const familyNameShares = `
Nguyễn:3150 Trần:1090 Lê:890 Phạm:590 Hoàng:290 Phan:280 Vũ:270 Võ:220 Huỳnh:220 Trương:220 Bùi:210 Đặng:190
Đỗ:190 Ngô:170 Hồ:150 Dương:140 Đinh:100 Đoàn:90 Hà:90 Trịnh:90 Đào:80 Lý:80 Mai:70 Cao:70 Lương:70 Lâm:70
Lưu:60 Thái:50 Phùng:50 Lò:50 Tô:40 Tạ:40 Vương:40 Chu:40 Nông:35 Châu:30 Vi:30 Vàng:30 Thạch:25 Lại:25 Triệu:25
Đàm:25 Giàng:25 Quách:20 Từ:20 Danh:20 Diệp:20 Tống:20 Hứa:20 Kiều:20 Sùng:18 Văn:15 Tăng:15 Đậu:15 Bạch:15
La:15 Kim:15 Thân:15 Lường:15 Bàn:15 Ma:15 Quàng:15 Đồng:12 Sơn:12 Thào:12 Nghiêm:10 Giang:8 Giáp:8 Doãn:8
Ninh:8 Lữ:6 Lục:6 Mạc:6 Bế:6 Cù:6 Khổng:6 Tôn:5 Mã:5 Sầm:5 Lô:5 Phí:5 Khuất:5 Kha:5 Cầm:5 Trình:4 Âu:4 Tiêu:4
Ông:4 Hàn:4 Lư:3 Dư:3 Đổng:3 Thiều:3 Thi:3 Hàng:3 Đường:3 Khương:3 Lộc:3 Trang:3 Tào:3 Ngân:3 Phương:3 Hầu:3
Quang:3 Lang:3 Cung:3 Cấn:3 Ngụy:3 Vòng:2 Trà:2 Bành:2 Liêu:2 Biện:2 Thẩm:2 Nhâm:2 Viên:2 Uông:2 Nhữ:2 Vưu:2
Tưởng:2 Quản:2 Hoa:2 Luyện:2 Phó:2 Hạ:2 Đới:2 Khúc:2 Chử:2 Lỗ:2 Chung:2 Hồng:1 Lã:1 Nay:1 Chau:1 Lăng:1 Đàng:1
Trầm:1 Bá:1 Điểu:1 Chế:1 Phú:1 Ung:1 Hùng:1 Hình:1 Du:1 Lạc:1 Bồ:1 Sử:1 Triều:1 Diêm:1 Thường:1 Chúc:1 Mẫn:1
Mẫu:1 Trưng:1 Cáp:1 Quảng:1 Hán:1 Đạo:1 Ksor:1 Mậu:1 Moong:1 Ôn:1 Trượng:1 Mang:1 Xồng:1 Cụt:1 Thiên:1 Thông:1
Rmah:1 Lai:1 Kiên:1 Chiêm:1 Vừ:1 Vy:1 Lo:1 Lỳ:1 Mùa:1 Xeo:1 Hờ:1 Già:1 Lim:1 Lầu:1 Ngũ:1
`

/** Other syllables that people do bear, as middle names or in other ethnic groups: real words, not slips. */
export const otherNameSyllables = `
Aly Amina Aminah Bang Be Bel Ber Bhiu Bhuốch Bhăm Bhŏk Bhớ Bia Biêr Blia Blich Blin Bling Blinh Bliêr Bliă Blol
Blui Bluin Bluêl Blô Blĕ Blơi Blưn Blưr Brang Brem Bren Breo Briu Brèm Bréo Brê Brêu Brôl Brơi Brơih Brếch
Bunthi Buôl Byanh Byer Byin Byưh Byưk Bào Báo Bét Bùi Bơm Bưng Bạch Bội Cha Chane Chiên Cho Chu Chum Chà Chài
Cháng Chía Chòi Chúa Chơ Chưm Chản Chống Chớ Chở Chứ Chừ Coi Cuối Cà Cá Cở Của Dane Dhơn Dia Dim Djuê Djôn Djă
Doãn Dua Dê Dình Dí Dính Dơ Dơi Dế Dền Dở Dợ Ghi Ghếnh Ghển Già Giàng Giá Guh Gơ Gạ Ha Hamit Hem Hen Hiang Hiêm
Hlen Hlin Hlêng Hlơi Hlơng Hmun Hnai Hnăng Hom Hren Huôi Hyan Hyuin Hyưk Hên Hín Hô Hơyin Hươl Hặc Hịa Hừ Hửu
Inh Ja Jim Joel Jrang Jut Juăn Jú Jŭ Jŭk Jưng Khai Kham Khoan Khrang Khua Khuin Khách Kháy Khé Khêm Khơn Khả
Khắc Kinh Kiêm Kiến Kiềm Klrot Klung Kly Klơng Krai Krang Kriêng Krông Krăk Krŭ Kunthia Kên Ký Kưn Kẻo Lem Lep
Lin Liều Lui Luin Lâu Lìn Lía Lòng Lôi Lù Lúi Lơng Lả Lềnh Lồng Lử Ma Mang Mao Mari Maryam Mik Mlan Mlik Mlin Mo
Moan Mohamad Mom Mrai Mri Mua Musa Muôn Mào Mái Máy Mây Mé Mú Mản Mấy Mẩy Mộng Mủi Mừng Mỳ Mỷ Nal Ndrung Neang
Nghe Nghen Ngiêm Nguin Nguynh Nguôt Ngô Ngôl Ngông Ngơ Ngơi Ngước Ngọt Nhan Nhem Nhia Nhiêng Nhoi Nhun Nhuần Nhè
Nhé Nhù Nhơi Nhơm Nhưng Nhấp Nhậy Nu Nuê Nuôn Ná Nái Nô Năng Nọi Ong Panh Pel Phai Pham Phen Pher Phia Phin
Phiêng Phiăn Phol Phum Phyưn Phà Phóng Phône Phơr Phươl Phạm Phấu Phấy Phớ Phủ Phứ Pich Pier Pin Piệng Pla Plin
Plơng Po Pring Pu Pyinh Pà Pàng Pánh Páo Pâng Pó Pơ Pơn Pư Pết Pọm Pứ Quẩy Ra Rang Rem Rim Rin Rina Ring Rinh
Rofiah Rosaly Ruôt Rây Rêu Rích Rút Rơi Rơn Rươl Rết Rệp Rớt Rỡi Sales Saly Sao Say Siêng Som Song Srai Srây Srê
Sua Suin Suôn Sà Sáy Sép Sét Sình Sính Só Sóc Sô Sông Sùa Sùng Súa Súng Sơ Sơi Sươl Sếnh Sớt Sừng Sử Tha Tham
Thia Thim Thing Thiu Thone Thoong Thuih Thuin Thuân Thuỷ Thào Thúc Thưr Thươl Thất Thề Thị Thụy Thừa Tim Tiêm
Tiêng Tiểu Ton Tráng Trùng Trần Tuih Tí Tông Tăng Tơn Tưl Tả Tất Tếnh Tố Tồng Tủa Từ Tử Un Vane Viết Viện Vuth
Vá Võ Văt Vư Vưng Vạn Vảng Vừ Wang Wit Wiêng Wiêu Wôl Wŏn Wơn Xem Xia Xuôi Xà Xá Xó Xôm Xúa Yam Yar Yoan Ysa Yun
Yung Yă Zaki Zết Ín Ñhuăl Ñơm Đech Đel Đen Đim Điều Đuông Đáo Đê Đôi Đắc Đố Đốc Đỗ Ơn Ọi Ỏm
`
