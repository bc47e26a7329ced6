//go:build !nogui

package reading

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// finding shows the brief with the keyboard on the text and the reader at the first hit of some words.
func finding(t *testing.T, words string) *Desk {
	t.Helper()
	d := keyed(t)
	d.Find(words)
	if !d.Finds() {
		t.Fatalf("%q isn't found", words)
	}
	return d
}

func TestTheKeyboardMarksAndCopiesWhatItFinds(t *testing.T) {
	const words = "claimed the mass killings in Kerman"
	d := finding(t, words)
	d.CopyText()
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(text, words) {
		t.Errorf("copied: %q", text)
	}
	d.Highlight(2)
	if all := d.host.Notes().All(); len(all) != 1 || all[0].Quote == nil || all[0].Quote.Exact != words || all[0].Colour != "blue" {
		t.Errorf("kept: %+v", all)
	}
}

func TestWhatIsNoTextIsNeitherMarkedNorCopied(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *Desk)
	}{
		{"a word of a drawing", func(d *Desk) { d.Find("public gathering") }},
		{"a reason", func(d *Desk) { d.Find("agree, year after year") }},
		{"a hit out of view", func(d *Desk) { d.Find("Kerman"); d.Text.ScrollTo(d.Text.Height()) }},
		{"nothing", func(*Desk) {}},
	} {
		d := shown(t)
		c.do(d)
		host := d.host.(*testHost)
		d.Highlight(0)
		if d.CopyText(); len(host.notes.All()) > 0 || host.notice.Title == "" || host.said == "" {
			t.Errorf("%s: %d are kept, and it says %q and %q", c.name, len(host.notes.All()), host.notice.Title, host.said)
		}
	}
}

func TestTabGoesOnFromTheHit(t *testing.T) {
	for _, words := range []string{"and near Moscow", "minibus in Kabul", "public gathering", "Against it stands"} {
		d := finding(t, words)
		hit, _ := d.Text.HitInView()
		press(d, fyne.KeyTab)
		next := d.Text.CurrentLink()
		links := d.Text.Links()
		if next < 0 || links[next].Range.From.Block < hit.From.Block || next > 0 && !links[next-1].Range.From.Before(hit.From) {
			t.Errorf("%q: Tab leads to link %d", words, next)
		}
		if press(d, fyne.KeyTab); d.Text.CurrentLink() != next+1 {
			t.Errorf("%q: the second Tab leads to link %d after %d", words, d.Text.CurrentLink(), next)
		}
	}
}

func TestTheBarOfANoteLiesOverTheFrameOfAJudgement(t *testing.T) {
	d := finding(t, "claimed attacks on Shia Muslims in every year")
	d.Bookmark()
	objects := test.WidgetRenderer(d.Text).Objects()
	isText := func(o fyne.CanvasObject) bool { _, ok := o.(*canvas.Raster); return ok }
	isBar := func(o fyne.CanvasObject) bool { r, ok := o.(*canvas.Rectangle); return ok && r.Size().Width == 7 }
	if bar := slices.IndexFunc(objects, isBar); bar < slices.IndexFunc(objects, isText) {
		t.Errorf("the bar is object %d of %d, below the text", bar, len(objects))
	}
}
