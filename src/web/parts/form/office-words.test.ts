import assert from 'node:assert/strict'
import { test } from 'node:test'
import { officeWords } from './office-words.ts'

test('the office of a unit is named as papers name it, also of a unit with three levels', () => {
  assert.equal(officeWords('Xã Đồng Văn, Tỉnh Tuyên Quang'), 'Ủy ban nhân dân xã Đồng Văn, tỉnh Tuyên Quang')
  assert.equal(
    officeWords('Thị trấn Đồng Văn, Huyện Đồng Văn, Tỉnh Hà Giang'),
    'Ủy ban nhân dân thị trấn Đồng Văn, huyện Đồng Văn, tỉnh Hà Giang',
  )
  assert.equal(officeWords('Phường Tỉnh Gia, Thành phố Huế'), 'Ủy ban nhân dân phường Tỉnh Gia, thành phố Huế')
})
