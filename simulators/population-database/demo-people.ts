/** Ethnic groups of the demo people: code of the 1979 list and the name as written. */
export const ethnicNames: Readonly<Record<string, string>> = {
  '01': 'Kinh',
  '02': 'Tày',
  '03': 'Thái',
  '05': 'Khơ-me',
  '06': 'Mường',
  '07': 'Nùng',
  '08': 'Hmông',
  '12': 'Ê-đê',
  '17': 'Chăm',
}

export type DemoPerson = { name: string; birth: string; ethnic: string; deceased?: boolean; settledAbroad?: boolean }
export type DemoFamily = {
  /** Commune where they live, of places.ts. */
  commune: string
  /** First three digits of their numbers. */
  place: string
  husband: DemoPerson | null
  wife: DemoPerson | null
  /** Day the marriage was registered; null when there is none. */
  marriedOn: string | null
  /** Last day of an ended marriage. */
  endedOn?: string
  note: string
}

const man = (name: string, birth: string, ethnic = '01'): DemoPerson => ({ name, birth, ethnic })
const woman = man

/** Families to try the system with. All of them are invented; their numbers end in a short running number. */
export const demoFamilies: readonly DemoFamily[] = [
  {
    commune: '00004',
    place: '001',
    husband: man('Nguyễn Minh Quân', '1992-03-14'),
    wife: woman('Trần Thu Hà', '1994-08-02'),
    marriedOn: '2019-11-09',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '00004',
    place: '001',
    husband: man('Lê Đức Thắng', '1989-12-30'),
    wife: woman('Phạm Ngọc Lan', '1991-05-21'),
    marriedOn: '2016-10-20',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '00070',
    place: '001',
    husband: null,
    wife: woman('Vũ Hồng Nhung', '1998-01-17'),
    marriedOn: null,
    note: 'Mẹ chưa kết hôn',
  },
  {
    commune: '00004',
    place: '001',
    husband: man('Đỗ Quang Huy', '1990-07-07'),
    wife: woman('Bùi Phương Thảo', '1993-09-12'),
    marriedOn: '2018-03-24',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '00004',
    place: '001',
    husband: { ...man('Ngô Xuân Hải', '1985-02-11'), deceased: true },
    wife: woman('Đặng Thị Hạnh', '1988-04-30'),
    marriedOn: '2012-06-16',
    endedOn: '2026-05-02',
    note: 'Cha đã chết trong thời kỳ mang thai',
  },
  {
    commune: '08980',
    place: '001',
    husband: man('Hoàng Văn Nam', '1995-10-05'),
    wife: woman('Lê Thị Oanh', '1997-11-23'),
    marriedOn: '2021-01-15',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '10489',
    place: '001',
    husband: man('Dương Hữu Phúc', '1996-06-19'),
    wife: woman('Mai Thị Yến', '1999-02-28'),
    marriedOn: '2022-12-01',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '00721',
    place: '002',
    husband: man('Giàng A Páo', '1993-01-01', '08'),
    wife: woman('Vàng Thị Mỷ', '1995-03-08', '08'),
    marriedOn: '2015-09-02',
    note: 'Dân tộc Hmông',
  },
  {
    commune: '00721',
    place: '002',
    husband: man('Nông Văn Tuấn', '1990-11-11', '02'),
    wife: woman('Hoàng Thị Hoa', '1992-12-12', '02'),
    marriedOn: '2014-02-14',
    note: 'Dân tộc Tày',
  },
  {
    commune: '00721',
    place: '002',
    husband: man('Nguyễn Văn Cường', '1991-04-04'),
    wife: woman('Lý Thị Giang', '1994-06-06', '07'),
    marriedOn: '2017-05-05',
    note: 'Cha mẹ khác dân tộc',
  },
  {
    commune: '01273',
    place: '004',
    husband: man('Đinh Công Sơn', '1987-08-18', '02'),
    wife: woman('Nông Bích Nga', '1990-10-10', '02'),
    marriedOn: '2013-03-03',
    note: 'Dân tộc Tày',
  },
  {
    commune: '03127',
    place: '011',
    husband: man('Lò Văn Long', '1994-05-01', '03'),
    wife: woman('Cà Thị Lan', '1996-07-27', '03'),
    marriedOn: '2018-08-08',
    note: 'Dân tộc Thái',
  },
  {
    commune: '25747',
    place: '074',
    husband: man('Huỳnh Thanh Long', '1991-09-09'),
    wife: woman('Võ Kim Ngân', '1993-10-20'),
    marriedOn: '2019-04-12',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '25747',
    place: '074',
    husband: man('Trương Hoàng Việt', '1988-03-03'),
    wife: woman('Phan Quỳnh Trang', '1990-01-25'),
    marriedOn: '2015-12-19',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '31078',
    place: '091',
    husband: man('Hồ Anh Khánh', '1995-02-20'),
    wife: woman('Nguyễn Thanh Chi', '1998-08-15'),
    marriedOn: '2023-06-10',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '31078',
    place: '091',
    husband: { ...man('Phan Minh Đạt', '1986-06-24'), settledAbroad: true },
    wife: woman('Huỳnh Thu Dung', '1990-09-18'),
    marriedOn: '2020-02-20',
    note: 'Cha định cư ở nước ngoài (yếu tố nước ngoài)',
  },
  {
    commune: '31078',
    place: '091',
    husband: null,
    wife: woman('Lê Minh Thảo', '1996-12-06'),
    marriedOn: null,
    note: 'Cha là người nước ngoài, không có số định danh',
  },
  {
    commune: '20194',
    place: '048',
    husband: man('Phạm Công Bảo', '1992-02-02'),
    wife: woman('Hồ Thị Hương', '1994-04-14'),
    marriedOn: '2018-01-06',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '20194',
    place: '048',
    husband: man('Võ Ngọc Hùng', '1984-10-30'),
    wife: woman('Đặng Thị Mai', '1986-11-03'),
    marriedOn: '2010-07-17',
    note: 'Con thứ ba',
  },
  {
    commune: '22015',
    place: '054',
    husband: man('Trần Quang Dũng', '1993-07-15'),
    wife: woman('Nguyễn Ngọc Linh', '1995-01-19'),
    marriedOn: '2020-09-26',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '22015',
    place: '066',
    husband: man('Y Thịnh Êban', '1990-05-30', '12'),
    wife: woman("H'Hen Niê", '1992-06-25', '12'),
    marriedOn: '2014-04-30',
    note: 'Dân tộc Ê-đê, không có chữ đệm',
  },
  {
    commune: '31120',
    place: '092',
    husband: man('Lý Thanh Phúc', '1989-04-22', '05'),
    wife: woman('Thạch Thị Hồng', '1991-08-29', '05'),
    marriedOn: '2012-11-11',
    note: 'Dân tộc Khơ-me',
  },
  {
    commune: '31120',
    place: '092',
    husband: man('Nguyễn Hoàng Nam', '1994-12-25'),
    wife: woman('Trương Mỹ An', '1996-03-31'),
    marriedOn: '2021-05-22',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '31825',
    place: '095',
    husband: man('Dương Văn Hiếu', '1991-01-09'),
    wife: woman('Lâm Thị Dung', '1993-02-17'),
    marriedOn: '2016-08-28',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '16681',
    place: '040',
    husband: man('Phan Đức Anh', '1990-06-01'),
    wife: woman('Hồ Thị Yến', '1992-07-20'),
    marriedOn: '2017-10-14',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '16681',
    place: '040',
    husband: man('Cao Văn Thắng', '1987-09-27'),
    wife: woman('Nguyễn Thị Nga', '1989-12-08'),
    marriedOn: '2012-02-25',
    endedOn: '2026-03-10',
    note: 'Đã ly hôn; con sinh trong 300 ngày',
  },
  {
    commune: '06652',
    place: '022',
    husband: man('Bùi Anh Tuấn', '1993-11-16'),
    wife: woman('Vũ Thị Hoa', '1995-05-13'),
    marriedOn: '2019-12-21',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '07210',
    place: '024',
    husband: man('Nguyễn Hữu Long', '1992-08-08'),
    wife: woman('Đỗ Thị Hạnh', '1994-10-28'),
    marriedOn: '2018-06-30',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '10507',
    place: '030',
    husband: man('Phạm Văn Sơn', '1988-01-31'),
    wife: woman('Hoàng Thu Trang', '1990-02-14'),
    marriedOn: '2014-09-13',
    note: 'Trường hợp thông thường',
  },
  {
    commune: '00508',
    place: '001',
    husband: man('Trần Văn Quân', '1997'),
    wife: woman('Ngô Thị Chi', '2000-05-04'),
    marriedOn: '2024-03-16',
    note: 'Cha chỉ biết năm sinh',
  },
]
