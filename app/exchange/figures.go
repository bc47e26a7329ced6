package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/incident"
	"lectern/app/problem"
)

// What reading the three cells of a number may change.
const (
	besideOther = "figures beside those of another cell kept in figures_note"
	lessTaken   = "figures read without those of another column, which stays beside them"
	lessUnknown = "figures read as unknown, because how many of them to take away isn’t known or is more"
)

// A figure is what the cells of the lowest, best and highest figure say, each with its text.
type figure [3]struct {
	number
	cell string
}

const (
	lowestCell = iota
	bestCell
	highestCell
)

// number reads one of the three cells of a number.
func (c *conversion) number(p *planned, r row) {
	cell, column := p.cell(r)
	if cell == "" {
		return
	}
	said, change := readNumber(cell)
	c.countNumber(said, change, p.stem, column, cell)
	if p.less >= 0 {
		said = c.less(p, r, said, cell)
	}
	at := bestCell
	switch {
	case p.name == p.stem:
	case strings.HasSuffix(p.name, "_low"):
		at = lowestCell
	default:
		at = highestCell
	}
	f := &c.figures[p.figure]
	f[at].number, f[at].cell = said, cell
}

// less returns a number without those of another column. A figure that nobody can read stays as it is, to be refused.
func (c *conversion) less(p *planned, r row, all number, cell string) number {
	of := strings.TrimSpace(r.cells[p.less])
	part, change := readNumber(p.known(of))
	c.countCell(change, p.less, of)
	_, readable := figureOf(all.best)
	if all.best != "" && !readable {
		return all
	}
	if _, readable = figureOf(part.best); part.best != "" && !readable {
		return number{best: cell + " less " + of}
	}
	rest := less(all.best, part.best)
	switch words := cell + " less " + cmp.Or(of, "unknown"); {
	case rest != all.best && rest != "":
		c.count(lessTaken, words)
	case rest == "" && all != number{}:
		c.count(lessUnknown, words)
	}
	return number{best: rest}
}

// countNumber counts what reading a number changed, and notes the words that its figure doesn't keep: those of an approximate one as
// they are shown, with what is written.
func (c *conversion) countNumber(n number, change, name string, column int, cell string) {
	c.countCell(change, column, cell)
	switch change {
	case approximate:
		c.note(name, withWritten("about "+n.words(), cell))
	case doubtful:
		c.note(name, withWritten(n.words()+"?", cell))
	case remarkOfCell:
		c.note(name, cell)
	}
}

// withWritten returns words, and what is written behind them where that is more.
func withWritten(words, cell string) string {
	if strings.EqualFold(words, cell) {
		return cell
	}
	return words + " (" + cell + ")"
}

// note keeps a cell in figures_note.
func (c *conversion) note(column, cell string) {
	if note := column + ": " + cell; !slices.Contains(c.notes, note) {
		c.notes = append(c.notes, note)
	}
}

// setFigures sets the cells of all numbers. What a cell says of the lowest or highest figure counts where that has no cell
// of its own.
func (c *conversion) setFigures() {
	for i, stem := range c.stems {
		f := &c.figures[i]
		low, best, high := &f[lowestCell], &f[bestCell], &f[highestCell]
		n := number{cmp.Or(low.low, low.best, best.low), best.best, cmp.Or(high.high, high.best, best.high)}
		if n == (number{}) && low.cell+high.cell == "" {
			continue
		}
		for j, column := range [...]string{stem + "_low", stem, stem + "_high"} {
			if said := f[j].number; said.low != "" && said.low != n.low || said.high != "" && said.high != n.high {
				c.count(besideOther, column+" "+f[j].cell)
				c.note(column, f[j].cell)
			}
		}
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

// unreadFigure returns the problem of a measure of the schema that is no whole number. The reader of incidents knows only killed
// and wounded for numbers of people.
func (c *conversion) unreadFigure() error {
	for i, stem := range c.stems {
		if slices.Contains(counted, stem) {
			continue
		}
		for at, column := range [...]string{stem + "_low", stem, stem + "_high"} {
			if text := c.get(column); text != "" && !isPlainNumber(text) {
				return problem.New(problem.BadRow, c.place(), fmt.Sprintf("%s: “%s” is not a whole number", column, incident.Shorten(cmp.Or(c.figures[i][at].cell, text))),
					"write digits alone, or two figures with a hyphen between them, or leave it empty")
			}
		}
	}
	return nil
}

// attackers reads the number of attackers killed, which has no range: a cell that says one is refused.
func (c *conversion) attackers(cell string, column int) string {
	n, change := readNumber(cell)
	if n.low != "" || n.high != "" {
		return cell
	}
	c.countNumber(n, change, "attackers_killed", column, cell)
	return n.best
}
