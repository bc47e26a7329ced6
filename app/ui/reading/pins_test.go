//go:build !nogui

package reading

import (
	"slices"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/ui/uitest"
)

// pinned returns the addresses of what stands beside the text.
func (d *Desk) pinned() (all []string) {
	for _, p := range d.pins {
		all = append(all, p.Address())
	}
	return all
}

func TestTwoThingsStayBesideTheText(t *testing.T) {
	d := shown(t)
	width := d.Text.Size().Width
	source, row := d.brief.Sources.All[0].ID, d.brief.Incidents.At(0).ID
	d.Panel.Show(compose.To(compose.LinkSource, source))
	d.Panel.Pin()
	if d.Panel.Visible() || !slices.Equal(d.pinned(), []string{brief.SourceAddress + source}) {
		t.Fatalf("pinned: %q", d.pinned())
	}
	if d.Text.Size().Width >= width {
		t.Error("what is pinned lies over the text")
	}
	d.Panel.Show(compose.To(compose.LinkIncident, row))
	d.Pin()
	d.pin("aims")
	if want := []string{brief.IncidentAddress + row, "aims"}; !slices.Equal(d.pinned(), want) {
		t.Errorf("pinned: %q, want %q: the oldest makes room", d.pinned(), want)
	}
	if d.pin("aims"); len(d.pins) != 2 {
		t.Error("the same is pinned twice")
	}
	if d.pin("nowhere") || d.host.(*testHost).notice.Title == "" {
		t.Error("nothing says that there is nothing to pin")
	}
	d.Panel.Show(compose.To(compose.LinkSource, source))
	beside := d.beside(1280)
	for i := 1; i < len(beside); i++ {
		above, below := beside[i-1].Box, beside[i].Box
		if above.Position().Y+above.Size().Height > below.Position().Y {
			t.Error("what stands beside the text covers each other")
		}
	}
	if len(beside) != 3 || len(d.beside(900)) != 1 {
		t.Errorf("%d things stand beside the text, %d in a narrow window", len(beside), len(d.beside(900)))
	}
}

func TestEscapeClosesWhatIsPinnedUnderTheKeyboard(t *testing.T) {
	d := shown(t)
	d.pin("aims")
	d.pin("capacity")
	if d.CloseFocusedPin() {
		t.Error("a pin is closed while the keyboard is on the text")
	}
	d.window.Focus(d.Pins()[0])
	if !d.CloseFocusedPin() || !slices.Equal(d.pinned(), []string{"capacity"}) {
		t.Errorf("pinned: %q", d.pinned())
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.Text) {
		t.Error("the keyboard isn’t on the text")
	}
}

func TestPinsFollowTheFiles(t *testing.T) {
	d := shown(t)
	d.pin("aims")
	d.pin(brief.SourceAddress + d.brief.Sources.All[0].ID)
	b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-03-25\n---\n\n# Aims {#aims}\n\nFew.\n")}}, brief.Options{})
	d.Reload(b)
	if !slices.Equal(d.pinned(), []string{"aims"}) {
		t.Errorf("pinned: %q", d.pinned())
	}
}

func TestAPinThatHasNoRoomIsKeptWithTheFiles(t *testing.T) {
	d := shown(t)
	d.Box.Resize(fyne.NewSize(1000, 700))
	d.pin("aims")
	d.pin("capacity")
	if len(d.Pins()) != 1 {
		t.Fatalf("%d pins have room in a narrow window", len(d.Pins()))
	}
	if d.pin("aims"); len(d.pins) != 2 {
		t.Errorf("%d are pinned: what has no room is pinned once more", len(d.pins))
	}
	d.Reload(uitest.Brief(t))
	if len(d.Pins()) != 1 {
		t.Errorf("%d pins have room after the files have changed", len(d.Pins()))
	}
	d.Box.Resize(fyne.NewSize(1280, 700))
	if want := []string{"aims", "capacity"}; !slices.Equal(d.pinned(), want) {
		t.Errorf("pinned: %q, want %q", d.pinned(), want)
	}
}
