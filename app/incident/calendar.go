package incident

// A calendar numbers the units of time between two days.
type calendar struct {
	unit   Unit
	starts []Day // of each unit, in order
	origin Day
	ofDay  []int32 // number of the unit by days since origin
}

// newCalendar returns a calendar from the unit that holds first to the unit that holds last.
func newCalendar(u Unit, first, last Day) *calendar {
	c := &calendar{unit: u, origin: u.Start(first)}
	end := u.End(last)
	c.ofDay = make([]int32, 0, end-c.origin+1)
	for d := c.origin; d <= end; {
		next := u.End(d) + 1
		for ; d < next; d++ {
			c.ofDay = append(c.ofDay, int32(len(c.starts)))
		}
		c.starts = append(c.starts, u.Start(next-1))
	}
	return c
}

// bin returns the number of the unit that holds a day between the calendar's first and last.
func (c *calendar) bin(day int32) int32 { return c.ofDay[day-int32(c.origin)] }
