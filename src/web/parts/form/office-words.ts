/** `Xã Đồng Văn, Tỉnh Tuyên Quang` → `Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang`, as papers name the office of a unit. */
export const officeWords = (chain: string): string =>
  `Ủy ban nhân dân ${chain
    .split(', ')
    .map((unit) =>
      unit.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Quận|Huyện|Thị xã|Thành phố|Tỉnh)(?= )/, (kind) =>
        kind.toLocaleLowerCase('vi'),
      ),
    )
    .join(', ')}`
