import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from '../../../utils/feeds/feed-date'

test.each([
  // RFC 822 and 2822, and what feeds make of them
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['Thu,01 Jan 04 19:48 EST', '2004-01-02T00:48:00Z'],
  ['  Sat, 07 Sep 2002\n  9:42:31 +0200 (CEST)', '2002-09-07T07:42:31Z'],
  ['Thursday, 1 January 2004 19:48:21 UT', '2004-01-01T19:48:21Z'],
  ['Monday, 02-Jan-06 15:04:05 MST', '2006-01-02T22:04:05Z'],
  ['01 Jan 50 00:00:00 Z', '1950-01-01T00:00:00Z'],
  ['Mon, 15 Sept 2014 00:00:00 -0330', '2014-09-15T03:30:00Z'],
  ['Wed, 19 Aug 2009 18:28:00 Etc/GMT', '2009-08-19T18:28:00Z'],
  ['Wed, 19 Aug 2009 18:28:00 GMT+0200', '2009-08-19T16:28:00Z'],
  ['Wed, 19 Aug 2009 18:28:00 A', '2009-08-19T18:28:00Z'],
  ['Thu, Jan 01 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['Thu, 31 Dec 2003 24:00:00 GMT', '2004-01-01T00:00:00Z'],
  ['Thu, 31 Dec 2003 23:59:60 GMT', '2003-12-31T23:59:59Z'],
  ['01 Jan 2004', '2004-01-01'],
  // asctime, and dates in words
  ['Sun Jan  4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
  ['Sun Jan 4 16:29:06 2004', '2004-01-04T16:29:06Z'],
  ['January 2, 2006 3:04 PM', '2006-01-02T15:04:00Z'],
  ['2006 Jan. 2, 12:30 a.m.', '2006-01-02T00:30:00Z'],
  ['Fr, 13 mai 2011 12:00:00 MESZ', '2011-05-13T10:00:00Z'],
  ['Κυρ, 11 Ιούλ 2004 12:00:00 EST', '2004-07-11T17:00:00Z'],
  ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00Z'],
  ['2004년 05월 28일 오후 11:31:15', '2004-05-28T23:31:15Z'],
  // ISO 8601 and W3CDTF, as precise as they are
  ['2004', '2004'],
  ['2004-05', '2004-05'],
  ['2004-05-28', '2004-05-28'],
  ['20040528', '2004-05-28'],
  ['2004-149', '2004-05-28'],
  ['2004-05-28T10:00', '2004-05-28T10:00:00Z'],
  ['2004-05-28T10:00:01.25+02:00', '2004-05-28T08:00:01.250Z'],
  ['20031231T101455Z', '2003-12-31T10:14:55Z'],
  ['2006-1-2T15:4:5Z', '2006-01-02T15:04:05Z'],
  ['2010-08-01T05:00:00\u221207:00', '2010-08-01T12:00:00Z'],
  ['2011-11-11 11:11 CET', '2011-11-11T10:11:00Z'],
  // figures alone, where they can be read in one way only
  ['28/5/2006', '2006-05-28'],
  ['5/28/2006', '2006-05-28'],
  ['1/2/2006 3:04:05 PM', '2006-01-02T15:04:05Z'],
  ['02.01.2006 15:04', '2006-01-02T15:04:00Z'],
  // a zone that nobody can tell leaves the day
  ['Wed, 19 Aug 2009 18:28:00 IST', '2009-08-19'],
  ['Wed, 19 Aug 2009 18:28:00 +9900', '2009-08-19'],
])('%s', (written, date) => {
  expect(readDate(written)).toBe(date)
})

test.each([
  ...[
    '',
    'yesterday',
    '1/2/2006',
    '01-02-03',
    '31 Jun 2004',
    '2003-02-29',
    '2004-13-01',
    '2003-366',
    '0000-01-01',
    '9999-12-31T23:00:00-05:00',
  ],
  ...['Thu, 01 Jan 2004 25:00:00 GMT', '2004-05-28T10:61', '28 2004', 'Jan 2004', '1 Jan 104', '1 2 Jan 2004', '12:00'],
])('“%s” is no date', (written) => {
  expect(readDate(written)).toBe('')
})

test('property: whatever is read is a date of ISO 8601, and reading it again gives the same', () => {
  const part = fc.constantFrom(
    ...['2004', '5', '28', '31', '99', 'Feb', 'Fri,', 'Z', 'GMT', '+2:00', '-', 'T', ':', '10:20', ' ', 'pm', '年'],
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(part).map((parts) => parts.join('')),
        fc.string(),
      ),
      (written) => {
        const date = readDate(written)
        expect(date).toMatch(/^$|^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{3})?Z)?)?)?$/)
        expect(readDate(date)).toBe(date)
      },
    ),
    { numRuns: 5_000 },
  )
})
