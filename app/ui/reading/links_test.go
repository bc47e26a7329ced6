//go:build !nogui

package reading

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/compose"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// keyed shows the shipped brief with the keyboard on the text; what is followed opens in the panel.
func keyed(t *testing.T) *Desk {
	t.Helper()
	d := shown(t)
	d.Followed.Listen(func(link typeset.Link) { d.Panel.Show(link) })
	d.Focus()
	return d
}

func press(d *Desk, names ...fyne.KeyName) {
	d.window.UsedKeyboard(true)
	for _, name := range names {
		uitest.Press(d.window.Canvas().Focused(), name)
	}
}

func TestTabWalksThroughEverythingThatCanBeFollowed(t *testing.T) {
	d := keyed(t)
	kinds, drawings := map[typeset.LinkKind]int{}, 0
	links := d.Text.Links()
	for n := range links {
		press(d, fyne.KeyTab)
		if at := d.Text.CurrentLink(); at != n {
			t.Fatalf("Tab %d leads to link %d", n+1, at)
		}
		if len(d.Text.Rings()) == 0 {
			t.Fatalf("link %d has no ring", n)
		}
		if links[n].Box >= 0 {
			drawings++
		}
		kinds[links[n].Link.Kind]++
	}
	for _, kind := range []typeset.LinkKind{compose.LinkSource, compose.LinkIncident, compose.LinkFigure, compose.LinkView, compose.LinkNote, compose.LinkAddress, compose.LinkDrawing} {
		if kinds[kind] == 0 {
			t.Errorf("no link of kind %d was met", kind)
		}
	}
	if drawings < 7 {
		t.Errorf("%d drawings were met", drawings)
	}
	press(d, fyne.KeyTab)
	if d.window.Canvas().Focused() == d.Text {
		t.Error("the keyboard can't leave the text")
	}
}

func TestEnterOpensALinkAndClosingItComesBack(t *testing.T) {
	d := keyed(t)
	press(d, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	link := d.Text.Links()[1].Link
	if d.Panel.Link() != link || d.window.Canvas().Focused() != d.Panel.Text {
		t.Fatalf("the panel shows %v, want %v", d.Panel.Link(), link)
	}
	press(d, fyne.KeyTab)
	if d.Panel.Text.CurrentLink() != 0 {
		t.Error("Tab doesn't walk through the panel")
	}
	d.ClosePanel()
	if d.window.Canvas().Focused() != d.Text || d.Text.CurrentLink() != 1 || len(d.Text.Rings()) == 0 {
		t.Error("the keyboard isn't back on the link")
	}
}

func TestWhatIsOutOfViewIsNeitherFollowedNorCountedFrom(t *testing.T) {
	for name, start := range map[string]func(*testing.T, *Desk){
		"a link":    func(_ *testing.T, d *Desk) { d.Text.RevealLink(0) },
		"a drawing": func(t *testing.T, d *Desk) { drawing(t, d, "in-kabul") },
	} {
		t.Run(name, func(t *testing.T) {
			d := keyed(t)
			start(t, d)
			press(d, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyReturn)
			if d.Panel.Visible() {
				t.Errorf("Enter opens %v", d.Panel.Link())
			}
			press(d, fyne.KeyTab)
			if at := d.Text.CurrentLink(); at < 0 || d.Text.Links()[at].Top < d.Text.Top() {
				t.Errorf("Tab leads to link %d, out of view", at)
			}
		})
	}
}

// drawing puts the keyboard on the drawing with an id.
func drawing(t *testing.T, d *Desk, id string) kit.LinkAt {
	t.Helper()
	for n, l := range d.Text.Links() {
		if l.Box >= 0 && compose.DrawingOf(d.document.Blocks[l.Range.From.Block].Box).ID == id {
			d.Text.RevealLink(n)
			return l
		}
	}
	t.Fatalf("there is no drawing %s", id)
	return kit.LinkAt{}
}

func TestArrowsNameTheSpotsOfADrawing(t *testing.T) {
	for _, c := range []struct {
		id, title, detail string
		kind              typeset.LinkKind // of what Enter follows
	}{
		{"in-kabul", "Dasht-e-Barchi", "12 incidents. Sources", compose.LinkQuery},
		{"when", "", "killed. Source", compose.LinkIncident},
		{"where", "", "killed. Source", 0},
		{"fighters", "1,000 to 1,500", "Source", compose.LinkSource},
	} {
		t.Run(c.id, func(t *testing.T) {
			d := keyed(t)
			drawing(t, d, c.id)
			press(d, fyne.KeyRight)
			title, detail := d.Text.Hint()
			if title == "" || !strings.Contains(title, c.title) || !strings.Contains(detail, c.detail) {
				t.Errorf("the first spot says %q, %q", title, detail)
			}
			var followed typeset.Link
			d.Followed.Listen(func(link typeset.Link) { followed = link })
			press(d, fyne.KeyReturn)
			if !followed.Leads() || c.kind != 0 && followed.Kind != c.kind {
				t.Errorf("Enter follows %v", followed)
			}
		})
	}
}

func TestEnterOnADrawingNamesItsFirstSpot(t *testing.T) {
	d := keyed(t)
	drawing(t, d, "in-kabul")
	press(d, fyne.KeyReturn)
	if title, _ := d.Text.Hint(); title != "Dasht-e-Barchi" {
		t.Errorf("it says %q", title)
	}
}

func TestThePointerShowsInShortWhatIsBelowIt(t *testing.T) {
	d := keyed(t)
	l := drawing(t, d, "in-kabul")
	box := d.Text.Column().Boxes[l.Box].At
	at := fyne.NewPos(d.Text.X()+box.X+box.W*0.4, box.Y-d.Text.Top()+14)
	test.MoveMouse(d.window.Canvas(), at)
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}}
	d.Text.MouseMoved(e)
	if title, _ := d.Text.Hint(); title != "Dasht-e-Barchi" {
		t.Errorf("on a bar it says %q", title)
	}
	d.Text.MouseOut()
	if title, _ := d.Text.Hint(); title != "" {
		t.Errorf("outside it says %q", title)
	}
	for _, kind := range []typeset.LinkKind{compose.LinkSource, compose.LinkIncident, compose.LinkFigure, compose.LinkNote, compose.LinkView} {
		for _, l := range d.Text.Links() {
			if l.Link.Kind == kind {
				if title, detail := d.hint(l.Link); title == "" || detail == "" {
					t.Errorf("%v says %q, %q", l.Link, title, detail)
				}
				break
			}
		}
	}
}

func TestThePanelNeverCoversTheSentenceThatWasAskedAbout(t *testing.T) {
	for _, width := range []float32{800, 900, 1024, 1180, 1280, 1920} {
		d := keyed(t)
		d.window.Resize(fyne.NewSize(width, 650))
		for _, n := range []int{3, 40, 90} {
			d.Text.RevealLink(n)
			d.Panel.Show(compose.To(compose.LinkSource, d.brief.Sources.All[0].ID))
			edge := d.Text.Size().Width + d.Text.Position().X
			if d.Panel.Box.Position().X < edge {
				t.Errorf("%v wide: the panel lies over the text", width)
			}
			if !d.Text.InView(d.Text.Links()[n].Top) {
				t.Errorf("%v wide: link %d isn't in view", width, n)
			}
			d.ClosePanel()
		}
	}
}
