package incident

import (
	"fmt"
	"time"
)

// Day counts days since 1970-01-01 in the Gregorian calendar.
type Day int32

const secondsADay = 24 * 60 * 60

// DayOf returns the day of a date; months and days beyond their end run over as in time.Date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsADay)
}

// Earliest and Latest bound the days that can be written with four digits of year.
var (
	Earliest = DayOf(1, time.January, 1)
	Latest   = DayOf(9999, time.December, 31)
)

// Time returns the day's midnight in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// Date returns the day's year, month and day of the month.
func (d Day) Date() (year int, month time.Month, day int) { return d.Time().Date() }

// String returns the ISO form, "2016-10-24".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Words returns "24 October 2016".
func (d Day) Words() string { return d.Time().Format("2 January 2006") }

// Unit is a length of time of the calendar.
type Unit uint8

// The units, from short to long. Weeks begin on Monday.
const (
	Days Unit = iota
	Weeks
	Months
	Quarters
	Years
	Decades
)

var unitNames = [...]string{"day", "week", "month", "quarter", "year", "decade"}

// String returns the unit's name in the singular.
func (u Unit) String() string { return unitNames[u] }

// ParseUnit reads a unit's name.
func ParseUnit(s string) (Unit, bool) { return lookup[Unit](unitNames[:], s) }

// Start returns the first day of the unit that holds d.
func (u Unit) Start(d Day) Day {
	if u == Days {
		return d
	}
	y, m, _ := d.Date()
	switch u {
	case Weeks:
		return d - Day((int(d.Time().Weekday())+6)%7)
	case Months:
		return DayOf(y, m, 1)
	case Quarters:
		return DayOf(y, m-(m-1)%3, 1)
	case Years:
		return DayOf(y, time.January, 1)
	case Decades:
		return DayOf(y-y%10, time.January, 1)
	}
	return d
}

// End returns the last day of the unit that holds d.
func (u Unit) End(d Day) Day {
	if u == Days {
		return d
	}
	y, m, _ := u.Start(d).Date()
	switch u {
	case Weeks:
		return u.Start(d) + 6
	case Months:
		return DayOf(y, m+1, 1) - 1
	case Quarters:
		return DayOf(y, m+3, 1) - 1
	case Years:
		return DayOf(y+1, time.January, 1) - 1
	case Decades:
		return DayOf(y+10, time.January, 1) - 1
	}
	return d
}

// Label names the unit that holds d as short as is clear: "2016-10-24", "2016-W41", "2016-10",
// "2016-Q4", "2016", "2010s".
func (u Unit) Label(d Day) string {
	y, m, _ := d.Date()
	switch u {
	case Weeks:
		year, week := d.Time().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Months:
		return fmt.Sprintf("%04d-%02d", y, m)
	case Quarters:
		return fmt.Sprintf("%04d-Q%d", y, (m-1)/3+1)
	case Years:
		return fmt.Sprintf("%04d", y)
	case Decades:
		return fmt.Sprintf("%04ds", y-y%10)
	}
	return d.String()
}
