//go:build !nogui

package incidents

import (
	"testing"

	"lectern/app/ui/uitest"
)

func TestWhatTheHeadsOfferIsOfferedByCommands(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(d *Desk)
		table bool // it is shown behind it
	}{
		"amount":     {(*Desk).ChooseAmount, false},
		"rows":       {(*Desk).ChooseRows, true},
		"columns":    {(*Desk).ChooseColumns, true},
		"statistics": {(*Desk).ChooseStatistics, true},
		"order":      {(*Desk).ChooseOrder, false},
		"bars":       {(*Desk).ChooseBars, false},
		"stack":      {(*Desk).ChooseStack, false},
		"colours":    {(*Desk).ColourMenu, false},
	} {
		d := shown(t)
		for _, before := range []bool{false, true} { // the table is shown
			if before != d.figures.Visible() {
				d.ToggleFigures()
				d.settle()
			}
			uitest.Describe(d.List(), d.List().Size()) // paints it
			c.do(d.Desk)
			d.settle()
			menu := d.window.Canvas().Overlays().Top()
			if menu == nil {
				t.Fatalf("%s: no menu is open", name)
			}
			if want := c.table || before && name != "order"; d.figures.Visible() != want {
				t.Errorf("%s: the table is shown: %v", name, d.figures.Visible())
			}
			d.window.Canvas().Overlays().Remove(menu)
		}
	}
	d := shown(t)
	d.ToggleLog()
	d.ToggleSum()
	d.settle()
	if q := d.result.request; !q.log || !q.cumulative {
		t.Error("the timeline isn't logarithmic, or not summed up")
	}
}
