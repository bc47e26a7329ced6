package brief

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"lectern/app/incident"
	"lectern/app/problem"
)

// stale is a live figure whose text differs from the data, and the text that it should have.
type stale struct {
	figure *LiveFigure
	want   string
	words  bool // the text holds more than a number
}

// staleFigures returns the stale live figures in order of reading, and adds mistakes in measures to
// problems.
func (b *Brief) staleFigures(problems *problem.List) []stale {
	var all []stale
	n := numeralsOf(b.Lang)
	look := func(f *LiveFigure) {
		if f.measureAt == nil {
			return
		}
		v, s, err := b.Figure(f.Measure)
		if err != nil {
			addQuery(problems, f.measureAt, err)
			return
		}
		if m, err := incident.ParseMeasure(f.Measure, b.extraColumns()...); err == nil && s.Count() == 0 {
			b.checkSlip(problems, f.measureAt(1), m.Where)
		}
		if !n.agrees(f.Text, v) {
			all = append(all, stale{f, n.restate(f.Text, v), !n.isRestatable(f.Text, v)})
		}
	}
	b.eachInline(func(in Inline) {
		if f, ok := in.(*LiveFigure); ok {
			look(f)
		}
	})
	for _, s := range b.Sections {
		Walk(s.Blocks, func(block Block) {
			if d, ok := block.(*Drawing); ok {
				for _, f := range d.figures {
					look(f)
				}
			}
		}, nil)
	}
	return all
}

// Fix returns brief.md with the computed number in every live figure that holds a number and nothing else,
// every other byte as it was. Source is the text from which the Brief was read; a figure that isn't found in it
// at its place is left alone.
func (b *Brief) Fix(source []byte) []byte {
	if !utf8.Valid(source) { // reading replaced bytes, so offsets don't hold
		return source
	}
	all := b.staleFigures(&problem.List{})
	slices.SortFunc(all, func(x, y stale) int { return x.figure.start - y.figure.start })
	var fixed bytes.Buffer
	done := 0
	for _, s := range all {
		f := s.figure
		if s.words || f.start < done || f.end > len(source) || string(source[f.start:f.end]) != f.Text {
			continue
		}
		fixed.Write(source[done:f.start])
		fixed.WriteString(s.want)
		done = f.end
	}
	fixed.Write(source[done:])
	return fixed.Bytes()
}
