//go:build !nogui

package kit_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/draw"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// paragraphs shows many paragraphs of text in a window of 600 by 400.
func paragraphs(t *testing.T) (*kit.TextView, *uitest.Loop) {
	t.Helper()
	w, loop := uitest.Window(t)
	return paragraphsIn(t, w), loop
}

func paragraphsIn(t *testing.T, w *kit.Window) *kit.TextView {
	t.Helper()
	style := &typeset.Style{Face: typeset.Standard().Serif, Size: 19}
	setter := typeset.NewSetter()
	v := kit.NewTextView(w, kit.TextSetting{
		Above: 40, Below: 60, Paper: func(p *draw.Palette) draw.Ink { return p.Page },
		Set: func(width float32) (*typeset.Column, float32) {
			var blocks []typeset.Block
			for n := range 120 {
				words := fmt.Sprintf("Paragraph %d. ", n) + strings.Repeat("Some words that fill a line or two. ", 5)
				blocks = append(blocks, typeset.Block{Text: typeset.NewText(words, style), Leading: 30, Ragged: true})
			}
			return setter.Stack(blocks, typeset.Setting{Measure: width - 100}), 50
		},
	})
	t.Cleanup(v.Stop)
	w.SetContent(kit.Clip(v))
	w.Resize(fyne.NewSize(600, 400))
	return v
}

// bands lists the images of text on show, by their upper edges.
func bands(v *kit.TextView) (all []*canvas.Raster) {
	for _, o := range test.WidgetRenderer(v).Objects() {
		if r, ok := o.(*canvas.Raster); ok {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b *canvas.Raster) int { return cmp.Compare(a.Position().Y, b.Position().Y) })
	return all
}

func TestBandsCoverTheViewAndNeverOverlap(t *testing.T) {
	v, loop := paragraphs(t)
	check := func(step string) {
		t.Helper()
		loop.Run()
		shown := bands(v)
		for i := 1; i < len(shown); i++ {
			if end := shown[i-1].Position().Y + shown[i-1].Size().Height; shown[i].Position().Y < end-0.01 {
				t.Fatalf("%s: bands overlap at %v", step, end)
			}
		}
		if first := shown[0].Position().Y; first > max(0, -v.Top()) {
			t.Errorf("%s: the first band begins at %v", step, first)
		}
	}
	for n := range 12 {
		uitest.Press(v, fyne.KeyPageDown)
		check(fmt.Sprint("page ", n))
	}
	for n := range 40 {
		v.ScrollTo(v.Height() * float32(n*7%40) / 40)
		check(fmt.Sprint("jump ", n))
	}
}

func TestWorkerDrawsTheNextBandBeforeItIsInView(t *testing.T) {
	v, loop := paragraphs(t)
	loop.Until(t, "a band below the view is drawn", func() bool {
		shown := bands(v)
		return shown[len(shown)-1].Position().Y >= v.Size().Height
	})
}

func TestKeysScrollText(t *testing.T) {
	v, _ := paragraphs(t)
	start := v.Top()
	for _, c := range []struct {
		key  fyne.KeyName
		want func(before float32) bool
	}{
		{fyne.KeyDown, func(b float32) bool { return v.Top() == b+60 }},
		{fyne.KeyUp, func(b float32) bool { return v.Top() == b-60 }},
		{fyne.KeySpace, func(b float32) bool { return v.Top() == b+360 }},
		{fyne.KeyEnd, func(float32) bool { return v.Progress() == 1 }},
		{fyne.KeyHome, func(float32) bool { return v.Top() == start }},
	} {
		before := v.Top()
		uitest.Press(v, c.key)
		if !c.want(before) {
			t.Errorf("after %s at %v, before at %v", c.key, v.Top(), before)
		}
	}
}

func TestSelectionIsCopied(t *testing.T) {
	v, _ := paragraphs(t)
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	v.TypedShortcut(&fyne.ShortcutCopy{})
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(text, "Paragraph 0.") || strings.Count(text, "Paragraph") != 120 {
		t.Errorf("copied %.60q, %d paragraphs", text, strings.Count(text, "Paragraph"))
	}
	v.Deselect()
	if v.Selected() != "" {
		t.Error("something is still selected")
	}
}

func TestClicksSelectWordsParagraphsAndRanges(t *testing.T) {
	w, _ := uitest.Window(t)
	v := paragraphsIn(t, w)
	var told string
	w.OnSelect = func(text string) { told = text }
	line := &v.Column().Lines[0]
	at := fyne.NewPos(v.X()+line.X+line.Pieces[0].X+4, line.Top-v.Top()+8)
	click := func(where fyne.Position, mods fyne.KeyModifier) string {
		e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: where}, Button: desktop.MouseButtonPrimary, Modifier: mods}
		v.MouseDown(e)
		v.MouseUp(e)
		return v.Selected()
	}
	whole := v.Column().Blocks[0].Text.String
	if got := click(at, 0); got != "" {
		t.Errorf("one click selects %q", got)
	}
	if got := click(at, 0); got != "Paragraph" || told != got {
		t.Errorf("two clicks select %q, and tell %q", got, told)
	}
	if got := click(at, 0); got != whole {
		t.Errorf("three clicks select %q", got)
	}
	click(at.AddXY(40, 0), 0) // elsewhere, so that it is a first one
	click(at, 0)
	below := at.Add(fyne.NewPos(0, v.Column().Lines[1].Top-line.Top))
	if got := click(below, fyne.KeyModifierShift); !strings.HasPrefix(got, "aragraph") && !strings.HasPrefix(got, "Paragraph") || len(got) <= len("Paragraph") {
		t.Errorf("a click with Shift selects up to it: %q", got)
	}
}

func TestTheOtherButtonOffersWhatCanBeDoneWithAWord(t *testing.T) {
	v, _ := paragraphs(t)
	line := &v.Column().Lines[0]
	at := fyne.NewPos(v.X()+line.X+line.Pieces[0].X+4, line.Top-v.Top()+8)
	offered := ""
	v.OnMenu = func(typeset.Place, fyne.Position) { offered = v.Selected() }
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonSecondary})
	if offered != "Paragraph" {
		t.Errorf("the menu is of %q", offered)
	}
	v.SelectAll()
	v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonSecondary})
	if len(offered) < 1000 {
		t.Errorf("within a selection the menu is of %q", offered)
	}
}

func TestAnotherWidthAndBackLeavesTheTextWhereItWas(t *testing.T) {
	v, _ := paragraphs(t)
	for _, top := range []float32{0, 1000, 4321, 9000, v.Height()} {
		v.ScrollTo(top)
		before := v.Top()
		for _, width := range []float32{430, 377, 513, 600} {
			v.Resize(fyne.NewSize(width, 400))
		}
		if v.Top() != before {
			t.Errorf("at %v before, at %v after", before, v.Top())
		}
		v.Resize(fyne.NewSize(430, 400))
		v.ScrollTo(v.Top() + 300) // what was kept is forgotten
		place, _ := v.Column().FirstIn(v.Top())
		if v.Resize(fyne.NewSize(600, 400)); v.Top() > 0 && v.Top() < v.Height()-600 && !v.InView(v.Column().Line(place)) {
			t.Errorf("from %v the line in view is lost", top)
		}
	}
}
