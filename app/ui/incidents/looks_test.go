//go:build !nogui

package incidents

import (
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/golden"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestViewsLook(t *testing.T) {
	d := shown(t)
	d.find("country:Iran,Russia killed:>=5")
	row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
	d.Select(row)
	d.settle()
	for _, c := range []struct {
		name string
		s    *kit.Surface
		size fyne.Size
	}{
		{"totals", d.totals, fyne.NewSize(1280, totalsHeight)},
		{"views", d.views, fyne.NewSize(560, filterHeight)},
		{"filter", d.filter.Surface, fyne.NewSize(640, filterHeight)},
		{"list", d.list.Surface, fyne.NewSize(430, 200)},
		{"card", d.mapView.card.Surface, fyne.NewSize(cardWidth, cardHeight)},
		{"buttons", d.mapView.buttons, mapButtonsSize},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden.Text(t, "testdata/"+c.name+".txt", uitest.Describe(c.s, c.size))
		})
	}
}

func TestEmptyListSaysWhatWouldFindSome(t *testing.T) {
	d := shown(t)
	d.find("country:Iran killed:>=5000")
	golden.Text(t, "testdata/nothing.txt", uitest.Describe(d.list.Surface, fyne.NewSize(430, 260)))
}

func TestClusterListsWhatStandsAtOnePlace(t *testing.T) {
	d := shown(t)
	d.find("country:Afghanistan")
	for n := range d.mapView.drawn.clusters.Symbols {
		if s := &d.mapView.drawn.clusters.Symbols[n]; s.Count > 1 {
			d.mapView.list(spot{symbol: s}, s.At)
			golden.Text(t, "testdata/cluster.txt", uitest.Describe(d.mapView.cluster.Surface, d.mapView.cluster.Size()))
			return
		}
	}
	t.Fatal("no symbol stands for several incidents")
}

func TestCompletionsLook(t *testing.T) {
	d := shown(t)
	d.window.Focus(d.filter.entry)
	for _, c := range []struct{ name, typed string }{{"completions", "attribution:cl"}, {"mistake", "killed:many"}} {
		t.Run(c.name, func(t *testing.T) {
			d.filter.entry.SetText(c.typed)
			d.filter.entry.CursorColumn = len(c.typed)
			d.popup.update()
			golden.Text(t, "testdata/"+c.name+".txt", uitest.Describe(d.popup.Surface, fyne.NewSize(480, d.popup.height())))
		})
	}
}
