//go:build !nogui

package reading

import (
	"slices"

	"lectern/app/compose"
	"lectern/app/typeset"
)

// citation is a number in the text that leads to a source.
type citation struct {
	link typeset.Link
	y    float32 // of its line on the column
}

// citations returns the citations of the whole column, in reading order.
func (d *Desk) citations() []citation {
	var all []citation
	column := d.Text.Column()
	block, span := -1, -1
	for i := range column.Lines {
		l := &column.Lines[i]
		for k := range l.Pieces {
			piece := &l.Pieces[k]
			if l.Block == block && int(piece.Span) == span {
				continue
			}
			block, span = l.Block, int(piece.Span)
			s := &column.Blocks[block].Text.Spans[span]
			if s.NoteMark && s.Link.Kind == compose.LinkSource {
				all = append(all, citation{s.Link, l.Top})
			}
		}
	}
	return all
}

// StepCitation opens the source of the next citation, or of the one before: counted from the last
// one opened while that is in view, else from the view.
func (d *Desk) StepCitation(back bool) {
	if d.Text.Column() == nil {
		return
	}
	all := d.citations()
	n := len(all)
	if n == 0 {
		return
	}
	top, view := d.Text.Top(), d.Text.Size().Height
	inView := func(c citation) bool { return c.y >= top && c.y < top+view-40 }
	at := d.citation
	switch {
	case at < 0 || at >= n || !inView(all[at]):
		at = slices.IndexFunc(all, func(c citation) bool { return c.y >= top })
		if at < 0 {
			at = n - 1
		} else if back {
			at = (at + n - 1) % n
		}
	case back:
		at = (at + n - 1) % n
	default:
		at = (at + 1) % n
	}
	d.citation = at
	if !inView(all[at]) {
		d.Text.ScrollTo(all[at].y - view/3)
	}
	d.Panel.Show(all[at].link)
}
