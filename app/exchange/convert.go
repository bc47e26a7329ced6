package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"lectern/app/problem"
)

// What reading rows may change besides the forms of cells.
const (
	widened     = "ranges widened, because a lowest figure was above the highest or the best one outside"
	derivedID   = "ids made from what the row holds, because it has none"
	rewrittenID = "ids rewritten without the characters that none can have"
	fromPoint   = "countries told by the point"
	unknownCode = "codes that the codebook lacks read as unknown"
	unknownRead = "cells read as unknown, as the codebook says"
	areaRead    = "lines and areas read as their middle, with the distance to their farthest point"
)

// warned are the changes that someone should look at: each is a warning, with its count.
var warned = []string{widened, changed[windows1252]}

// A conversion gives the rows of a sheet as incidents are read: it is an incident.RowReader.
type conversion struct {
	*plan
	file    *file
	sheet   *sheet
	options *Options
	changes changes
	pull    func() (row, error, bool)
	named   bool // whether the row of names was given
	at      row
	out     []string
	notes   []string
	ids     map[string]int // how often each derived id was given
	rows    int
}

// Next implements incident.RowReader.
func (c *conversion) Next() ([]string, error) {
	if !c.named {
		c.named = true
		return c.names, nil
	}
	r, err, ok := c.pull()
	switch {
	case !ok:
		return nil, io.EOF
	case err != nil:
		c.at = row{}
		var p problem.Problem
		if errors.As(err, &p) {
			c.rows++
		}
		return nil, err
	}
	c.at = r
	if filled(r.cells) == 0 && r.shape == nil {
		return make([]string, len(c.names)), nil // which the reader of incidents passes over
	}
	c.rows++
	return c.convert(r)
}

// Place implements incident.RowReader.
func (c *conversion) Place(int) problem.Place { return c.file.place(c.at.line) }

// convert returns the cells of a row under the names of the plan.
func (c *conversion) convert(r row) ([]string, error) {
	c.out = append(c.out[:0], make([]string, len(c.names))...)
	c.notes = c.notes[:0]
	numbers := map[string]*number{}
	for i := range c.columns {
		p := &c.columns[i]
		switch {
		case p.stem != "":
			c.number(p, r, numbers)
		case p.name == gridColumn:
			if err := c.grid(p.cell(r)); err != nil {
				return nil, err
			}
		case p.name == pointColumn:
			c.point(p.cell(r))
		default:
			c.set(p.name, c.value(p, r))
		}
	}
	c.setNumbers(numbers)
	for n, i := range c.extra {
		c.out[c.extraAt[n]] = r.cells[i]
	}
	c.shape(r.shape)
	c.degrees()
	c.country()
	c.id(r)
	return c.out, nil
}

// get returns the cell of a column, empty if the plan doesn't have it.
func (c *conversion) get(name string) string {
	if i, has := c.index[name]; has {
		return c.out[i]
	}
	return ""
}

// set fills the cell of a column.
func (c *conversion) set(name, value string) { c.out[c.index[name]] = value }

func (c *conversion) count(change, example string) {
	if change != "" {
		c.changes.add(change, c.at.line, example)
	}
}

// value returns what a row says under a column that is no number with a range.
func (c *conversion) value(p *planned, r row) string {
	cell := p.cell(r)
	switch {
	case p.year >= 0:
		date, change := dateOfParts(r.cells[p.year], partCell(r, p.month), partCell(r, p.day))
		c.count(change, date)
		return date
	case cell == "":
		if len(p.from) > 0 && p.unknown[strings.TrimSpace(r.cells[p.from[0]])] {
			c.count(unknownRead, r.cells[p.from[0]])
		}
		return ""
	case len(p.rule.Codes) > 0:
		meaning, known := p.rule.Codes[cell]
		if !known {
			c.count(unknownCode, p.name+" "+cell)
		}
		return meaning
	case slices.Contains(dates, p.name), slices.Contains(dayColumns, p.name):
		date, change := readDate(cell, p.order, c.sheet.dayZero())
		if date != cell {
			c.count(change, cell)
		}
		return date
	case p.words != nil:
		return strings.ToLower(cell)
	case p.name == "attackers_killed":
		n, change := readNumber(cell)
		if n.low != "" || n.high != "" {
			return cell
		}
		c.count(change, cell)
		return n.best
	}
	return cell
}

func partCell(r row, i int) string {
	if i < 0 {
		return ""
	}
	return r.cells[i]
}

// number reads one of the three cells of a number. What a cell says of the lowest or highest figure counts beside the
// cells of their own.
func (c *conversion) number(p *planned, r row, numbers map[string]*number) {
	cell := p.cell(r)
	if cell == "" {
		return
	}
	if numbers[p.stem] == nil {
		numbers[p.stem] = &number{}
	}
	to := numbers[p.stem]
	said, change := readNumber(cell)
	c.count(change, cell)
	if change == approximate || change == remarkOfCell {
		c.notes = append(c.notes, p.stem+": "+cell)
	}
	if p.less >= 0 {
		part, _ := readNumber(p.known(r.cells[p.less]))
		said = number{best: less(said.best, part.best)}
	}
	switch {
	case p.name == p.stem:
		to.best = cmp.Or(to.best, said.best)
		to.low, to.high = cmp.Or(to.low, said.low), cmp.Or(to.high, said.high)
	case strings.HasSuffix(p.name, "_low"):
		to.low = cmp.Or(said.low, said.best)
	default:
		to.high = cmp.Or(said.high, said.best)
	}
}

func (c *conversion) setNumbers(numbers map[string]*number) {
	for stem, n := range numbers {
		spanned, changed := n.span()
		if changed {
			c.count(widened, fmt.Sprintf("%s %s, %s, %s", stem, n.low, n.best, n.high))
		}
		c.set(stem+"_low", spanned.low)
		c.set(stem, spanned.best)
		c.set(stem+"_high", spanned.high)
	}
	if len(c.notes) > 0 {
		slices.Sort(c.notes)
		if written := c.get("figures_note"); written != "" {
			c.notes = append([]string{written}, c.notes...)
		}
		c.set("figures_note", strings.Join(c.notes, "; "))
	}
}
