//go:build !nogui

package incidents

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/ui/uitest"
)

// click clicks on the map.
func click(m *mapView, x, y float32) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(x, y)
	m.MouseDown(e)
	m.MouseUp(e)
}

func TestAnAreaThatIsDrawnFiltersIncidents(t *testing.T) {
	for name, finish := range map[string]func(m *mapView, below float32){
		"by Enter":            func(m *mapView, _ float32) { uitest.Press(m, fyne.KeyReturn) },
		"at the first corner": func(m *mapView, _ float32) { click(m, 3, 3) },
		"by clicking twice":   func(m *mapView, below float32) { click(m, 5, below+1) },
	} {
		d := shownOf(t, layeredBrief(t))
		m := d.mapView
		item(t, d, "Draw an area").Action()
		row, _ := d.brief.Incidents.Index("suez")
		at, _ := m.at(row)
		below := at.Y + 60 // between Suez and the others
		click(m, 2, 2)
		click(m, m.want.W-4, 2)
		uitest.Press(m, fyne.KeyReturn)
		if d.query() != "" {
			t.Errorf("%s: two corners filter by %s", name, d.query())
		}
		click(m, m.want.W-4, below)
		click(m, m.want.W/2, below) // one too many
		uitest.Press(m, fyne.KeyBackspace)
		click(m, 4, below)
		if n := len(m.sketch.corners); n != 4 || len(m.sketch.box.Objects) < 8 {
			t.Fatalf("%s: there are %d corners, drawn as %d objects", name, n, len(m.sketch.box.Objects))
		}
		finish(m, below)
		d.settle()
		if !strings.HasPrefix(d.query(), `inside:"`) || d.result.answer.Shown.Count() != 1 || !d.result.answer.Shown.Has(row) {
			t.Errorf("%s: %q finds %d", name, d.query(), d.result.answer.Shown.Count())
		}
		if field, value := chipParts(d.filter.chips.Terms()[0]); field != "inside:" || value != "4 corners" {
			t.Errorf("%s: the chip says %s %s", name, field, value)
		}
		if m.sketch.on || len(m.sketch.box.Objects) > 0 {
			t.Errorf("%s: the sketch stays", name)
		}
	}
}

func TestASketchIsLeftByEscapeAndDrawnByKeysAlone(t *testing.T) {
	d := shownOf(t, layeredBrief(t))
	m := d.mapView
	d.DrawArea()
	click(m, 50, 50)
	uitest.Press(m, fyne.KeyEscape)
	if m.sketch.on || d.query() != "" {
		t.Errorf("after Escape it filters by %q", d.query())
	}
	d.DrawArea()
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyDown} {
		uitest.Press(m, key)
		uitest.Press(m, fyne.KeySpace)
	}
	uitest.Press(m, fyne.KeyReturn)
	d.settle()
	if !strings.HasPrefix(d.query(), `inside:"`) {
		t.Errorf("three corners by keys filter by %q", d.query())
	}
}
