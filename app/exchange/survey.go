package exchange

import (
	"slices"
	"strings"
)

// A columnSurvey is what must be asked of all rows about columns of a plan, each by its index.
type columnSurvey struct {
	orders map[int]*orderSurvey // which part of a date is the day
	empty  map[int]bool         // cells without a name that hold nothing so far
	other  map[int]bool         // whether a column that is named like one of words of the format holds others
}

// survey looks through all rows for what can't be told from one: which part of a date is the day, whether a column that is
// named like one of words of the format holds those, and whether one without a name, as commas behind the header make, holds
// anything.
func (b *plan) survey(f *file, s *sheet) error {
	of := b.newSurvey(s)
	if len(of.orders)+len(of.other)+len(of.empty) == 0 {
		return nil
	}
	if s.slow {
		s.rows = kept(s.rows, keepRow) // for they are read again as incidents
	}
	for r, err := range s.rows {
		if err == nil {
			of.look(b, r)
		}
	}
	for i, o := range of.orders {
		by, err := o.order(f, s.columns[b.columns[i].from[0]])
		if err != nil {
			return err
		}
		b.columns[i].order = by
	}
	b.leaveOut(s, of)
	return nil
}

// newSurvey returns a survey of the columns that need one.
func (b *plan) newSurvey(s *sheet) *columnSurvey {
	of := &columnSurvey{orders: map[int]*orderSurvey{}, empty: map[int]bool{}, other: map[int]bool{}}
	for _, i := range b.extra {
		if strings.TrimSpace(s.columns[i]) == "" {
			of.empty[i] = true
		}
	}
	for i, c := range b.columns {
		if len(c.from) == 0 {
			continue
		}
		if c.isDate && c.order == anyOrder {
			of.orders[i] = &orderSurvey{}
		}
		if c.words != nil && len(c.rule.Codes) == 0 {
			of.other[i] = false
		}
	}
	return of
}

// look takes a row into account.
func (of *columnSurvey) look(b *plan, r row) {
	for i := range of.empty {
		if strings.TrimSpace(r.cells[i]) != "" {
			delete(of.empty, i)
		}
	}
	for i, o := range of.orders {
		cell, _ := b.columns[i].cell(r)
		o.look(cell, r.line)
	}
	for i, other := range of.other {
		cell, _ := b.columns[i].cell(r)
		cell = strings.ToLower(cell)
		of.other[i] = other || cell != "" && !slices.Contains(b.columns[i].words, cell)
	}
}

// leaveOut makes planned columns that hold other words columns of the file's own, and drops those that have neither a name
// nor anything else.
func (b *plan) leaveOut(s *sheet, of *columnSurvey) {
	left := b.columns[:0]
	for i, c := range b.columns {
		if !of.other[i] {
			left = append(left, c)
			continue
		}
		if !slices.Contains(b.extra, c.from[0]) {
			b.extra = append(b.extra, c.from[0])
		}
	}
	if len(left) == len(b.columns) && len(of.empty) == 0 {
		return
	}
	b.extra = slices.DeleteFunc(b.extra, func(i int) bool { return of.empty[i] })
	b.columns = left
	b.names, b.index, b.extraAt, b.stems, b.renamed = nil, map[string]int{}, nil, nil, nil
	slices.Sort(b.extra)
	b.name(s)
}

// cell returns the first cell of a row that a planned column is read from and that isn't empty, trimmed, and its column;
// empty where it means unknown.
func (c *planned) cell(r row) (text string, column int) {
	if c.rule.Value != "" {
		return c.rule.Value, -1
	}
	for _, i := range c.from {
		if text := c.known(r.cells[i]); text != "" {
			return text, i
		}
	}
	return "", -1
}

// known returns the text of a cell, trimmed, or "" where it means unknown.
func (c *planned) known(cell string) string {
	if cell = strings.TrimSpace(cell); c.unknown[cell] {
		return ""
	}
	return cell
}
