package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// The setting of a list of sources, in units.
const (
	sourceSize    = 30
	sourceLeading = 39
	sourceIndent  = 72 // room for a number of three figures
	columnGap     = 60 // between the two columns of a slide
)

// sources adds the last slides of the talk: all sources that pages and slides cite, by name, in two columns.
func (d *Deck) sources() {
	if len(d.references) == 0 {
		return
	}
	title := d.program("Sources")
	top := d.below(title).Y
	width := (d.wide() - columnGap) / 2
	root := typeset.NewElement(draw.Tag{Role: draw.List, Numbering: "Decimal"})
	var blocks []typeset.Block
	for _, r := range d.references {
		blocks = append(blocks, d.source(root, r))
	}
	columns := d.setter.Pages(blocks, typeset.Room{Width: width, Height: bottom - 80 - top}, typeset.Setting{}).List
	like := newSlide("", title, title)
	like.Title = fmt.Sprintf("%d sources", len(d.references))
	d.addNumbered(like, (len(columns)+1)/2, func(s *stage, n int) {
		s.heading(title)
		p := typeset.Painter{Palette: s.p}
		for i := range columns[2*n : min(2*n+2, len(columns))] {
			p.Page(s.Canvas, &columns[2*n+i], draw.Point{X: left + float32(float32(i)*(width+columnGap)), Y: top})
		}
		p.Finish(s.Canvas)
		s.source = "All are in the briefing with their addresses."
	})
}

// source sets a source as an item of the list: its number, its name and its title.
func (d *Deck) source(list *typeset.Element, r brief.Reference) typeset.Block {
	faces := typeset.Standard()
	label := typeset.NewText(fmt.Sprint(r.Number), &typeset.Style{Face: faces.SansBold, Size: sourceSize, Ink: typeset.Accent})
	name := r.Source.Named()
	text := typeset.NewText(name, &typeset.Style{Face: faces.SansBold, Size: sourceSize, Ink: typeset.Plain})
	if !strings.Contains(name, r.Source.Title) {
		style := &typeset.Style{Face: faces.Sans, Size: sourceSize, Ink: typeset.Second}
		text.Add(". ", style)
		span := text.Add(r.Source.Title, style)
		if lang := r.Source.Lang; compose.Foreign(d.Brief, lang) {
			span.Tag, span.Dir = &draw.Tag{Role: draw.Span, Lang: lang}, compose.Direction(lang)
		}
	}
	item := list.Inside(draw.Tag{Role: draw.ListItem})
	return typeset.Block{
		Text: text, Leading: sourceLeading, Left: sourceIndent, Below: 14, Ragged: true, Together: true,
		Label: &label, LabelIn: item.Inside(draw.Tag{Role: draw.ListLabel}), Hang: sourceIndent,
		In: item.Inside(draw.Tag{Role: draw.ListBody}).Inside(draw.Tag{Role: draw.Paragraph}),
	}
}

// credited returns words for a slide's foot: what is said there, then the names of the sources that it cites, as many
// as have room in lines of a width, or their number.
func (d *Deck) credited(said string, numbers []int, width float32) (credited string) {
	names := d.sourceNames(numbers)
	for n := range names {
		line := said + " " + strings.Join(names[:n+1], "; ")
		if more := len(names) - n - 1; more > 0 {
			line += fmt.Sprintf(" and %d more", more)
		}
		if !d.fitsFoot(line, width) {
			if n == 0 {
				credited = fmt.Sprintf("%s Sources: %d.", said, len(names))
			}
			return strings.TrimSpace(credited)
		}
		credited = line
	}
	return strings.TrimSpace(cmp.Or(credited, said))
}

// sourceNames returns the names of sources by their numbers, each once, in the order of the numbers.
func (d *Deck) sourceNames(numbers []int) (names []string) {
	for _, n := range slices.Sorted(slices.Values(numbers)) {
		if n < 1 || n > len(d.references) {
			continue // cited in speaker notes alone
		}
		if name := d.references[n-1].Source.Named(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
