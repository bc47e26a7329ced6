//go:build !nogui

package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/app/compose"
	"lectern/app/typeset"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestOutlineFollowsTheText(t *testing.T) {
	d := shipped(t)
	r := d.reader
	for want, part := range r.document.Parts[:4] {
		r.goTo(part.Block)
		if got := r.current(); got != want {
			t.Errorf("at %q the outline marks part %d, want %d", part.Title, got, want)
		}
	}
	r.next(false)
	if got := r.current(); got != 4 {
		t.Errorf("the next section is part %d, want 4", got)
	}
	r.goBack()
	if got := r.current(); got != 3 {
		t.Errorf("back leads to part %d, want 3", got)
	}
}

// click finds the first link of a kind and clicks on it.
func click(t *testing.T, p *page, kind typeset.LinkKind) {
	t.Helper()
	for i := range p.column.Lines {
		l := &p.column.Lines[i]
		for _, piece := range l.Pieces {
			span := p.column.Blocks[l.Block].Text.Spans[piece.Span]
			if span.Link.Kind != kind {
				continue
			}
			p.scrollTo(l.Top)
			at := fyne.NewPos(p.x+l.X+piece.X+piece.Width/2, l.Top-p.offset+p.padTop+l.Leading/2)
			e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
			p.MouseDown(e)
			p.MouseUp(e)
			return
		}
	}
	t.Fatalf("no link of kind %d in the text", kind)
}

func TestLinksOfTheTextOpenBesideIt(t *testing.T) {
	tests := []struct {
		link  typeset.LinkKind
		title string
	}{
		{compose.LinkSource, "Source"},
		{compose.LinkIncident, "Incident"},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			d := shipped(t)
			x := d.reader.page.x
			click(t, d.reader.page, tt.link)
			if !d.reader.panel.box.Visible() || d.reader.panel.title != tt.title {
				t.Fatalf("panel shows %q, visible %v", d.reader.panel.title, d.reader.panel.box.Visible())
			}
			if d.reader.page.x != x {
				t.Errorf("the text moved from %v to %v", x, d.reader.page.x)
			}
			d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if d.reader.panel.box.Visible() {
				t.Error("Escape leaves the panel open")
			}
		})
	}
}

func TestSourceLeadsBackIntoTheText(t *testing.T) {
	d := shipped(t)
	click(t, d.reader.page, compose.LinkSource)
	d.reader.page.scrollTo(d.reader.page.height())
	end := d.reader.page.offset
	click(t, d.reader.panel.page, compose.LinkLine)
	if d.reader.page.offset >= end {
		t.Error("the place that cites the source isn't shown")
	}
}

func TestFigureLeadsToTheIncidentsBehindIt(t *testing.T) {
	d := shipped(t)
	click(t, d.reader.page, compose.LinkFigure)
	if d.mode != incidentMode {
		t.Fatal("the incident desk isn't shown")
	}
	if d.incidents.query() == "" && d.incidents.answer.answer.Shown.Count() == 0 {
		t.Error("no incidents are shown")
	}
}

func TestFindCountsAndSteps(t *testing.T) {
	d := shipped(t)
	test.Type(d.top.search, "Kabul")
	n := len(d.reader.page.hits)
	if n < 3 {
		t.Fatalf("%d hits for Kabul", n)
	}
	before := d.reader.page.hit
	d.top.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.reader.page.hit; got != (before+1)%n {
		t.Errorf("hit %d after Enter, want %d", got, (before+1)%n)
	}
	line := d.reader.page.column.Line(d.reader.page.hits[d.reader.page.hit].From) + d.reader.page.padTop
	if line < d.reader.page.offset || line > d.reader.page.offset+d.reader.page.Size().Height {
		t.Error("the hit is out of view")
	}
	d.top.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(d.reader.page.hits) != 0 {
		t.Error("Escape leaves the marks")
	}
}

func TestBandsOfThePageNeverOverlap(t *testing.T) {
	d := shipped(t)
	p := d.reader.page
	check := func(step string) {
		t.Helper()
		type stretch struct{ top, bottom float32 }
		var shown []stretch
		for _, b := range p.bands {
			if b.ready {
				top := b.raster.Position().Y
				shown = append(shown, stretch{top, top + b.raster.Size().Height})
			}
		}
		slices.SortFunc(shown, func(a, b stretch) int { return cmp.Compare(a.top, b.top) })
		for i := 1; i < len(shown); i++ {
			if shown[i].top < shown[i-1].bottom-0.01 {
				t.Fatalf("%s: bands overlap: %v", step, shown)
			}
		}
	}
	for n := range 8 {
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		check(fmt.Sprintf("page %d", n+1))
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for _, part := range d.reader.document.Parts {
		d.reader.goTo(part.Block)
		check(part.Title)
	}
}

func TestTextSizeKeepsThePlace(t *testing.T) {
	d := shipped(t)
	r := d.reader
	r.goTo(r.document.Parts[5].Block)
	want := r.current()
	for range 3 {
		r.resize(1)
	}
	if r.textSize() != 25 {
		t.Errorf("text size %v, want 25", r.textSize())
	}
	if got := r.current(); got != want {
		t.Errorf("part %d after the text grew, want %d", got, want)
	}
}

func TestSelectionIsCopiedWithoutNoteMarks(t *testing.T) {
	d := shipped(t)
	p := d.reader.page
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	text := d.app.Clipboard().Content()
	if !strings.HasPrefix(text, d.brief.Title) {
		t.Errorf("copied %.60q", text)
	}
	if strings.Contains(text, "branch.2,3,4") || strings.Contains(text, "\u00ad") {
		t.Error("citation numbers or hyphens were copied")
	}
}

func TestReadingPlaceIsKept(t *testing.T) {
	d := shipped(t)
	r := d.reader
	r.goTo(r.document.Parts[6].Block)
	want := r.current()
	r.remember()
	again := newReader(d)
	d.reader = again
	again.page.Resize(fyne.NewSize(1048, 700))
	again.restore("")
	if got := again.current(); got != want {
		t.Errorf("reading goes on at part %d, want %d", got, want)
	}
}
