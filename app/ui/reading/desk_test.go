//go:build !nogui

package reading

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// testHost is a window that keeps what the desk asks of it.
type testHost struct {
	textSize int
	look     library.TextLook
	notes    *annotation.Store
	said     string
	notice   kit.Notice
}

func (h *testHost) TextSize() int                     { return h.textSize }
func (h *testHost) SetTextSize(n int)                 { h.textSize = n }
func (h *testHost) TextLook() library.TextLook        { return h.look }
func (h *testHost) SetTextLook(look library.TextLook) { h.look = look }
func (h *testHost) Notes() *annotation.Store          { return h.notes }
func (h *testHost) SaveNotes()                        {}
func (h *testHost) HighlightNames() []string          { return []string{"yellow", "green", "blue", "red"} }
func (h *testHost) Notify(n kit.Notice)               { h.notice = n }
func (h *testHost) ShowToast(words string)            { h.said = words }

// newHost returns a host that keeps notes in a folder of its own.
func newHost(t testing.TB, b *brief.Brief) *testHost {
	t.Helper()
	notes, err := annotation.Open(t.TempDir(), annotation.Brief{Path: "brief", Title: b.Title}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return &testHost{notes: notes}
}

// shown shows the first shipped brief in a window of 1280 by 800.
func shown(t testing.TB) *Desk {
	t.Helper()
	w, _ := uitest.Window(t)
	b := uitest.Brief(t)
	d := New(w, SetAhead(b, 1280, 0, library.TextLook{}), newHost(t, b))
	t.Cleanup(d.Stop)
	w.SetContent(d.Box)
	return d
}

func TestOutlineFollowsTheText(t *testing.T) {
	d := shown(t)
	for want, part := range d.document.Parts[:4] {
		d.show(part.Block)
		if got := d.current(); got != want {
			t.Errorf("at %q the outline marks part %d, want %d", part.Title, got, want)
		}
	}
	d.NextSection(false)
	if got := d.current(); got != 4 {
		t.Errorf("the next section is part %d, want 4", got)
	}
}

// click clicks on the first link of a kind in a text.
func click(t *testing.T, v *kit.TextView, kind typeset.LinkKind) {
	t.Helper()
	column := v.Column()
	for i := range column.Lines {
		l := &column.Lines[i]
		for _, piece := range l.Pieces {
			span := column.Blocks[l.Block].Text.Spans[piece.Span]
			if span.Link.Kind != kind {
				continue
			}
			v.ScrollTo(l.Top - 40)
			at := fyne.NewPos(v.X()+l.X+piece.X+piece.Width/2, l.Top-v.Top()+l.Leading/2)
			e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
			v.MouseDown(e)
			v.MouseUp(e)
			return
		}
	}
	t.Fatalf("no link of kind %d in the text", kind)
}

func TestLinksOfTheTextAreFollowed(t *testing.T) {
	for _, kind := range []typeset.LinkKind{compose.LinkSource, compose.LinkIncident, compose.LinkFigure} {
		t.Run(fmt.Sprint(kind), func(t *testing.T) {
			d := shown(t)
			var followed typeset.Link
			d.Followed.Listen(func(link typeset.Link) { followed = link })
			click(t, d.Text, kind)
			if followed.Kind != kind {
				t.Errorf("a click on a link of kind %d followed %v", kind, followed)
			}
		})
	}
}

func TestPanelOpensBesideTheTextWhichStaysWhereItIs(t *testing.T) {
	d := shown(t)
	x := d.Text.X()
	d.StepCitation(false)
	if !d.Panel.Visible() || d.Panel.Title() != "Source" {
		t.Fatalf("the panel shows %q, visible: %v", d.Panel.Title(), d.Panel.Visible())
	}
	if d.Text.X() != x {
		t.Errorf("the text moved from %v to %v", x, d.Text.X())
	}
	if edge := d.Text.Size().Width + d.outline.Size().Width + d.Panel.Box.Size().Width; edge != 1280 {
		t.Errorf("outline, text and panel take %v of 1280", edge)
	}
	d.ClosePanel()
	if d.Panel.Visible() {
		t.Error("the panel stays")
	}
}

func TestStepsThroughTheCitationsInTheirOrder(t *testing.T) {
	d := shown(t)
	all := d.citations()
	for want := range 4 {
		d.StepCitation(false)
		if at := d.Text.CurrentLink(); at != all[want] {
			t.Fatalf("step %d leads to link %d, want %d", want+1, at, all[want])
		}
	}
	d.StepCitation(true)
	if at := d.Text.CurrentLink(); at != all[2] {
		t.Errorf("a step back leads to link %d, want %d", at, all[2])
	}
}

func TestTextSizeKeepsThePlace(t *testing.T) {
	d := shown(t)
	d.show(d.document.Parts[5].Block)
	want := d.current()
	for range 3 {
		d.ResizeText(1)
	}
	if d.textSize() != 25 {
		t.Errorf("text size %v, want 25", d.textSize())
	}
	if got := d.current(); got != want {
		t.Errorf("part %d after the text grew, want %d", got, want)
	}
}

func TestReadingPlaceIsKept(t *testing.T) {
	d := shown(t)
	d.show(d.document.Parts[6].Block)
	place, ok := d.Place()
	if !ok || place.Block == "" || d.Section() != d.document.Parts[6].ID {
		t.Fatalf("the place is %+v, %v in %q", place, ok, d.Section())
	}
	again := shown(t)
	again.Restore(place)
	if got := again.current(); got != 6 {
		t.Errorf("reading goes on at part %d, want 6", got)
	}
	if got, _ := again.Place(); got != place {
		t.Errorf("reading goes on at %+v, want %+v", got, place)
	}
}

func TestATextNotReadBeforeBeginsAtItsTop(t *testing.T) {
	d := shown(t)
	top := d.Text.Top()
	if top >= 0 {
		t.Fatalf("the text begins at %v, without space above it", top)
	}
	d.Restore(Place{})
	if got := d.Text.Top(); got != top {
		t.Errorf("reading begins at %v, want %v", got, top)
	}
}

func TestReloadedTextKeepsThePlace(t *testing.T) {
	d := shown(t)
	d.show(d.document.Parts[4].Block)
	want, _ := d.Place()
	d.Reload(uitest.Brief(t))
	if got, _ := d.Place(); got != want {
		t.Errorf("reloaded, the place is %+v, want %+v", got, want)
	}
}

func TestWindowsTooNarrowForTheOutlineListTheSections(t *testing.T) {
	d := shown(t)
	d.window.Resize(fyne.NewSize(900, 650))
	if !d.outline.Hidden {
		t.Error("the outline is there")
	}
	d.ShowContents()
	if d.window.Canvas().Overlays().Top() == nil {
		t.Error("no menu opens")
	}
}

func TestTheLookOfTheTextKeepsThePlace(t *testing.T) {
	for name, change := range map[string]func(*library.TextLook){
		"wider":   func(l *library.TextLook) { l.Wider = 2 },
		"narrow":  func(l *library.TextLook) { l.Wider = -9 },
		"spacing": func(l *library.TextLook) { l.Spacing = 3 },
		"sans":    func(l *library.TextLook) { l.Sans = true },
	} {
		t.Run(name, func(t *testing.T) {
			d := shown(t)
			before := *d.Text.Column()
			d.show(d.document.Parts[5].Block)
			want := d.Section()
			d.ChangeLook(change)
			if d.Section() != want {
				t.Errorf("in %q, want %q", d.Section(), want)
			}
			if after := d.Text.Column(); after.Height == before.Height {
				t.Error("the text looks as before")
			}
			if w := d.host.TextLook().Wider; w < leastSteps {
				t.Errorf("%d steps narrower", w)
			}
		})
	}
}

func TestTheTextIsSetAnewOnlyWhereItLooksOtherwise(t *testing.T) {
	d := shown(t)
	for _, c := range []struct {
		name  string
		do    func()
		isNew bool
	}{
		{"wide", func() { d.Text.Resize(fyne.NewSize(1400, 700)) }, true},
		{"wider than the text", func() { d.Text.Resize(fyne.NewSize(1500, 700)) }, false},
		{"narrow", func() { d.Text.Resize(fyne.NewSize(700, 700)) }, true},
		{"larger", func() { d.ResizeText(1) }, true},
		{"without serifs", func() { d.ChangeLook(func(look *library.TextLook) { look.Sans = true }) }, true},
		{"another edition", func() { d.Reload(uitest.Brief(t)) }, true},
	} {
		column, x := d.Text.Column(), d.Text.X()
		c.do()
		if isNew := d.Text.Column() != column; isNew != c.isNew {
			t.Errorf("%s: set anew %t", c.name, isNew)
		}
		if !c.isNew && d.Text.X() <= x {
			t.Errorf("%s: it stays at the left, at %g", c.name, x)
		}
	}
}

func TestTextSetAheadIsTakenOverWhereTheWindowIsAsWide(t *testing.T) {
	for _, width := range []float32{800, 1100, 1280, 1440, 2000, 2600} {
		for _, ahead := range []float32{width, width - 300} {
			w, _ := uitest.Window(t)
			w.Resize(fyne.NewSize(width, 800))
			b := uitest.Brief(t)
			text := SetAhead(b, ahead, 0, library.TextLook{})
			d := New(w, text, newHost(t, b))
			t.Cleanup(d.Stop)
			w.SetContent(d.Box)
			if got := d.column == text.column; got != (text.of == d.setFor) || ahead == width && !got {
				t.Errorf("%v wide, set for %v: taken over: %v", width, ahead, got)
			}
			if d.column == nil || len(d.column.Lines) == 0 || len(d.document.Blocks) == 0 || d.ahead != nil {
				t.Errorf("%v wide: the text isn't set", width)
			}
		}
	}
}

// Fyne's goroutine goes on while a long text is set anew, and what is wanted last is what comes.
func TestALongTextStaysWhileItIsSetAnew(t *testing.T) {
	w, loop := uitest.Window(t)
	b := uitest.LongBrief(t)
	d := New(w, SetAhead(b, 1000, 0, library.TextLook{}), newHost(t, b))
	t.Cleanup(d.Stop)
	w.SetContent(d.Box)
	settle := func() { loop.Until(t, "the text is set", func() bool { return !d.isSetting }) }
	resize := func(width float32) func() {
		return func() { d.Text.Resize(fyne.NewSize(width, 700)) }
	}
	resize(600)()
	settle()
	d.Text.ScrollTo(d.column.Height / 2)
	for _, c := range []struct {
		name string
		do   []func()
	}{
		{"narrower, and wider again", []func(){resize(560), resize(620)}},
		{"wider and back", []func(){resize(640), resize(620)}},
		{"larger", []func(){func() { d.ResizeText(1) }}},
	} {
		was := d.column
		place, _ := was.FirstIn(d.Text.Top())
		for _, do := range c.do {
			do()
			if d.column != was {
				t.Errorf("%s: it is set on Fyne's goroutine", c.name)
			}
		}
		settle()
		want, _ := lengths(setFor{brief: b, size: d.textSize()}, d.Text.Size().Width, d.width.reserved, w.Size().Width)
		if d.setFor != want {
			t.Errorf("%s: set for %+v, want %+v", c.name, d.setFor, want)
		}
		if now, _ := d.column.FirstIn(d.Text.Top()); now.Block != place.Block {
			t.Errorf("%s: the reader is at block %d, was at %d", c.name, now.Block, place.Block)
		}
	}

	resize(500)()
	other := uitest.Brief(t)
	d.Reload(other)
	if d.setFor.brief != other {
		t.Error("another brief isn't shown at once")
	}
	settle()
	if d.setFor.brief != other || len(d.column.Lines) >= longText {
		t.Error("what was set of the brief before comes after it")
	}
}
