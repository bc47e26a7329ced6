package compose

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"lectern/app/typeset"
)

// wishes holds widths for the columns of a table, by column: least <= good <= like.
type wishes struct {
	least []float32 // the widest word, outliers left out
	good  []float32 // a few words in a line
	like  []float32 // the widest cell in one line, outliers left out
	tails []float32 // the widest part of a number from the decimal sign on
}

// fair is the width of a column that holds a few words in a line, in sizes of type.
const fair = 11

// measured is the number of rows by which the columns of a table are measured.
const measured = 2000

// wishes measures the columns of a table. A word counts as at most half the table wide.
func (c *Composer) wishes(g grid) wishes {
	n, most := g.columns(), max(g.width, g.wider)/2
	w := wishes{make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)}
	rows := g.rows[:min(len(g.rows), measured)]
	words, lines := make([][]float32, n), make([][]float32, n) // of each column's cells
	for _, r := range rows {
		for i, one := range r {
			if one.figure {
				w.tails[i] = max(w.tails[i], c.tail(one))
			}
		}
	}
	measure := func(cells []cell, isHead bool) {
		for i, one := range cells {
			line, word := one.wide, one.wide
			run := float32(0) // of a word that goes on from span to span, as into the mark of a note
			for _, s := range one.text.Spans {
				if s.Picture != nil {
					run += s.Picture.Width
					word, line = max(word, min(run, most)), line+s.Picture.Width
					continue
				}
				for _, part := range strings.SplitAfter(one.text.String[s.Start:s.End], " ") {
					width := float32(c.Setter.Shaper.Line(s.Style.Face, part).Width * s.Style.Size)
					run, line = run+width, line+width
					word = max(word, min(run, most))
					if strings.HasSuffix(part, " ") {
						run = 0
					}
				}
			}
			if one.figure && !isHead {
				more := w.tails[i] - c.tail(one)
				word, line = word+more, line+more
			}
			words[i], lines[i] = append(words[i], word+1), append(lines[i], line+1)
			if isHead || one.figure { // no heading and no number is divided
				w.least[i], w.like[i] = max(w.least[i], word+1), max(w.like[i], line+1)
			}
		}
	}
	measure(g.head, true)
	for _, r := range rows {
		measure(r, false)
	}
	for i := range n {
		w.least[i] = max(w.least[i], usual(words[i]))
		w.like[i] = max(w.least[i], w.like[i], usual(lines[i]))
		w.good[i] = max(w.least[i], min(w.like[i], float32(fair*c.Sheet.Cell.Size), w.like[i]/4))
	}
	return w
}

// usual returns the largest of widths, without outliers: those of the widest twentieth that are more than half
// as wide again as the next.
func usual(widths []float32) float32 {
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	n := len(widths) - len(widths)/20
	for n < len(widths) && widths[n] <= 1.5*widths[n-1] {
		n++
	}
	return widths[n-1]
}

// tail returns the width of the part of a number from the decimal sign on.
func (c *Composer) tail(one cell) float32 {
	s := one.text.String
	at := strings.LastIndex(s, c.decimal())
	if one.ends {
		return 0
	}
	if at <= 0 || at == len(s)-1 || !unicode.IsDigit(rune(s[at-1])) || !unicode.IsDigit(rune(s[at+1])) {
		return 0
	}
	style := one.text.Spans[0].Style
	return float32(c.Setter.Shaper.Word(style.Face, s[at:], false).Width * style.Size)
}

// decimalSign returns the decimal sign of a language, as CLDR has it: a point or a comma.
func decimalSign(lang string) string {
	tag, err := language.Parse(lang)
	if err == nil && strings.Contains(message.NewPrinter(tag).Sprint(number.Decimal(0.5)), ",") {
		return ","
	}
	return "."
}

// widths returns the widths of a table's columns within its width: between good and like if there is room for
// good, else between least and good, else in proportion to least. A table is no wider than it needs, but for the sheet's Spread.
func (c *Composer) widths(g grid) []float32 {
	n := len(g.least)
	room := g.width - g.left - float32(float32(n-1)*c.between(g))
	out := make([]float32, n)
	for i := range n {
		switch {
		case sum(g.like) <= room:
			out[i] = g.like[i] + min(c.Sheet.Spread, (room-sum(g.like))/float32(n))
		case sum(g.good) <= room:
			out[i] = share(room, i, g.good, g.like)
		case sum(g.least) <= room:
			out[i] = share(room, i, g.least, g.good)
		default:
			out[i] = room * g.least[i] / sum(g.least)
		}
	}
	return out
}

// share returns the width of a column if all columns of a room are the same share of the way from least to
// most.
func share(room float32, i int, least, most []float32) float32 {
	return least[i] + float32((room-sum(least))*(most[i]-least[i]))/(sum(most)-sum(least))
}

// between returns the space between columns.
func (c *Composer) between(g grid) float32 { return float32(c.Sheet.Cell.Size * g.scale) }

func sum(widths []float32) (all float32) {
	for _, w := range widths {
		all += w
	}
	return all
}

// smallest returns the least scale of a table's type.
func (c *Composer) smallest() float32 {
	return max(0.75, c.Sheet.Figure.Floor/c.Sheet.CellHead.Size)
}

// fit returns the table so that it fits its width: as it is, wider than the text, in smaller type, or divided
// into several tables.
func (c *Composer) fit(g grid) []grid {
	g.scale = 1
	g.wishes = c.wishes(g)
	gaps := float32(float32(g.columns()-1) * c.between(g))
	if sum(g.like)+gaps > g.width-g.left {
		g.width = max(g.width, g.wider)
	}
	room, all := g.width-g.left, sum(g.good)+gaps
	if all <= room {
		return []grid{g}
	}
	g = g.scaled(max(c.smallest(), room/all))
	parts := c.divide(g, room)
	for narrower := room; narrower > room/2; narrower -= room / 50 { // all about as wide
		if even := c.divide(g, narrower); len(even) == len(parts) {
			parts = even
		}
	}
	out := make([]grid, len(parts))
	for i, columns := range parts {
		out[i] = g.only(columns, i > 0)
	}
	return out
}

// divide distributes the columns of a table over tables of a width, all of which begin with the first column.
func (c *Composer) divide(g grid, room float32) [][]int {
	var parts [][]int
	part, width := []int{0}, g.least[0]
	for i := 1; i < len(g.least); i++ {
		more := c.between(g) + g.least[i]
		if len(part) > 1 && width+more > room+0.01 {
			parts = append(parts, part)
			part, width = []int{0}, g.least[0]
		}
		part, width = append(part, i), width+more
	}
	return append(parts, part)
}

// scaled returns the table with its type scaled.
func (g grid) scaled(by float32) grid {
	styles := map[*typeset.Style]*typeset.Style{}
	scale := func(cells []cell) []cell {
		cells = slices.Clone(cells)
		for i := range cells {
			spans := slices.Clone(cells[i].text.Spans)
			for k := range spans {
				s := spans[k].Style
				if styles[s] == nil {
					smaller := *s
					smaller.Size, smaller.Rise = float32(s.Size*by), float32(s.Rise*by)
					styles[s] = &smaller
				}
				spans[k].Style = styles[s]
			}
			cells[i].text.Spans = spans
		}
		return cells
	}
	g.scale, g.head = by, scale(g.head)
	rows := make([][]cell, len(g.rows))
	for i, r := range g.rows {
		rows[i] = scale(r)
	}
	g.rows = rows
	for _, widths := range []*[]float32{&g.least, &g.good, &g.like, &g.tails} {
		*widths = slices.Clone(*widths)
		for i := range *widths {
			(*widths)[i] *= by
		}
	}
	return g
}

// only returns the table with some of its columns. If again is set, the first column has been shown in another
// part, so its notes and anchors are left out.
func (g grid) only(columns []int, again bool) grid {
	pick := func(cells []cell) (out []cell) {
		for k, i := range columns {
			one := cells[i]
			if again && k == 0 {
				one.anchor, one.text.Spans = "", slices.Clone(one.text.Spans)
				for s := range one.text.Spans {
					one.text.Spans[s].Footnote, one.text.Spans[s].Anchor = nil, ""
				}
			}
			out = append(out, one)
		}
		return out
	}
	rows := make([][]cell, len(g.rows))
	for i, r := range g.rows {
		rows[i] = pick(r)
	}
	if len(g.head) > 0 {
		g.head = pick(g.head)
	}
	g.rows = rows
	for _, widths := range []*[]float32{&g.least, &g.good, &g.like, &g.tails} {
		all := *widths
		*widths = nil
		for _, i := range columns {
			*widths = append(*widths, all[i])
		}
	}
	return g
}
