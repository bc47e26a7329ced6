//go:build !nogui

package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/compose"
	"lectern/app/golden"
	"lectern/app/typeset"
	"lectern/app/ui/uitest"
)

func shown(t *testing.T) *Panel {
	t.Helper()
	w, _ := uitest.Window(t)
	p := New(w, uitest.Brief(t), func(typeset.Link) string { return "Esc closes." })
	t.Cleanup(p.Stop)
	w.SetContent(p.Box)
	w.Resize(fyne.NewSize(336, 700))
	return p
}

func TestPanelShowsWhatALinkLeadsTo(t *testing.T) {
	b := uitest.Brief(t)
	source, one := b.Sources.All[0], b.Incidents.At(0)
	for _, c := range []struct {
		link  typeset.Link
		title string // "": it isn't shown here
		text  string // part of what stands there
	}{
		{compose.To(compose.LinkSource, source.ID), "Source", source.Title[:12]},
		{compose.To(compose.LinkIncident, one.ID), "Incident", one.Name()},
		{compose.To(compose.LinkAddress, "https://example.org/a"), "Address", "https://example.org/a"},
		{compose.To(compose.LinkPlace, "aims"), "", ""},
		{compose.To(compose.LinkView, "pakistan"), "", ""},
	} {
		t.Run(c.link.ID, func(t *testing.T) {
			p := shown(t)
			var told typeset.Link
			p.Showing.Listen(func(l typeset.Link) { told = l })
			if ok := p.Show(c.link); ok != (c.title != "") || p.Visible() != ok {
				t.Fatalf("shown: %v, visible: %v", ok, p.Visible())
			}
			if c.title == "" {
				return
			}
			p.Text.SelectAll()
			if p.Title() != c.title || told != c.link || !strings.Contains(p.Text.Selected(), c.text) {
				t.Errorf("%q, told %v, text %.120q", p.Title(), told, p.Text.Selected())
			}
			p.Hide()
			if told.Leads() || p.Visible() {
				t.Error("hidden, it says that it shows something")
			}
		})
	}
}

func TestPanelFollowsAnIncidentIntoAnotherRow(t *testing.T) {
	p := shown(t)
	p.Incident(3)
	p.Text.SelectAll()
	before := p.Text.Selected()
	p.Reload(uitest.Brief(t))
	p.Text.SelectAll()
	if p.Text.Selected() != before {
		t.Error("reloaded, it shows something else")
	}
	p.Hide()
	p.Reload(uitest.Brief(t))
	if p.Visible() {
		t.Error("reloading opens it")
	}
}

func TestHeadAndFootLook(t *testing.T) {
	p := shown(t)
	p.Incident(0)
	golden.Text(t, "testdata/head.txt", uitest.Describe(p.head, fyne.NewSize(336, 46)))
	golden.Text(t, "testdata/foot.txt", uitest.Describe(p.foot, p.foot.Size()))
	noted := ""
	p.Noting.Listen(func(address string) { noted = address })
	for _, spot := range p.foot.HotSpots() {
		if spot.Name == "Note\u2026" {
			if spot.Do(); noted != p.Address() {
				t.Errorf("a note on %q", noted)
			}
			continue
		}
		if spot.Do(); fyne.CurrentApp().Clipboard().Content() == "" {
			t.Errorf("%s copies nothing", spot.Name)
		}
	}
}
