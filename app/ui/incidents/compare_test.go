//go:build !nogui

package incidents

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/incident"
	"lectern/app/ui/uitest"
)

func TestWhatIsShownIsComparedInAllViews(t *testing.T) {
	d := shown(t)
	d.find("date:2022")
	d.Compare()
	uitest.Press(d.window.Canvas().Focused(), fyne.KeyReturn) // the time before comes first
	d.settle()
	r := d.result
	if r.other == nil {
		t.Fatal("nothing is compared")
	}
	s, err := d.brief.Select("date:2021")
	if err != nil || !r.other.answer.Shown.Equal(s) {
		t.Errorf("2022 is compared with %s", r.other.side.Name)
	}
	if !d.other.box.Visible() || !d.sides.Visible() || r.otherPicture.base == nil || r.otherPicture.view != r.picture.view {
		t.Error("no second map has the view of the first")
	}
	if r.otherCounts == nil {
		t.Error("the timeline shows one side alone")
	}
	if got := uitest.Describe(d.totals, fyne.NewSize(700, totalsHeight+comparedHeight)); !strings.Contains(got, "Difference: "+r.other.words+".\"") {
		t.Errorf("a narrow window cuts the difference:\n%s", got)
	}
	golden.Text(t, "testdata/compared.txt", uitest.Describe(d.totals, fyne.NewSize(1280, totalsHeight+comparedHeight)))
	d.ToggleFigures()
	d.settle()
	if got := d.figures.words(0, 2); got != "In 2021" {
		t.Errorf("the table’s second column of figures is %q", got)
	}
	d.asked.days = &incident.Span{First: incident.DayOf(2022, 6, 1), Last: incident.DayOf(2022, 6, 30)}
	d.ask()
	d.settle()
	if got := d.result.other.side.Name; got != "date:2022-05" {
		t.Errorf("June is compared with %s", got)
	}
	d.Compare()
	d.settle()
	if d.result.other != nil || d.other.box.Visible() || d.sides.Visible() {
		t.Error("comparing does not stop")
	}
}

func TestAComparisonIsKeptAndShownAgain(t *testing.T) {
	d := shown(t)
	d.find("date:2022")
	d.compare(compared{with: withYearBefore})
	d.settle()
	d.KeepView()
	fields := form(t, d.window)
	fields[0].SetText("rise")
	uitest.Press(fields[0], fyne.KeyReturn)
	v := <-d.host.views
	if v.Query != "date:2022" || v.Compare != "date:2021" {
		t.Fatalf("kept: %+v", v)
	}
	place := d.Place()
	d.ShowView(&brief.View{Query: "country:Iran"})
	d.settle()
	if d.result.other != nil {
		t.Error("a view that compares nothing is compared")
	}
	d.ShowView(&v)
	d.settle()
	if d.result.other == nil || d.result.other.side.Name != "date:2021" {
		t.Error("the view does not compare")
	}
	d.compare(compared{})
	d.settle()
	d.Restore(place)
	d.settle()
	if d.result.other == nil {
		t.Error("the place compares nothing")
	}
}

func TestAComparisonWithAnImpossibleQuerySaysSo(t *testing.T) {
	d := shown(t)
	d.Compare()
	fields := form(t, d.window)
	fields[0].SetText("killed:many")
	uitest.Press(fields[0], fyne.KeyReturn)
	if !d.window.Modal() || d.asked.compared.with != withNothing {
		t.Error("the dialog has closed")
	}
	fields[0].SetText("country:Iran")
	uitest.Press(fields[0], fyne.KeyReturn)
	d.settle()
	if d.result.other == nil || !strings.HasPrefix(d.result.other.side.Name, "country:Iran") {
		t.Error("nothing is compared")
	}
}

func TestTheOtherSidesFigureLeadsToItsIncidents(t *testing.T) {
	d := shown(t)
	d.find("date:2022")
	d.compare(compared{with: withTimeBefore})
	d.tabulated(figuresAsked{rows: "country", columns: "year"})
	f := d.figures
	for row := 1; row < f.rows(); row++ {
		if f.words(row, 0) == "Afghanistan" {
			f.narrow(row, 2)
		}
	}
	d.settle()
	if got := d.query(); got != "date:2021 country:Afghanistan" || d.result.other != nil {
		t.Errorf("the filter is %q", got)
	}
}

func TestProvincesAreShadedByRates(t *testing.T) {
	d := shown(t)
	d.ToggleRates()
	if d.asked.fill != noFill || len(d.notices) == 0 {
		t.Error("nothing says that there are no populations")
	}
	d.brief.Populations = []incident.Population{{Country: "AFG", Admin1: "Kabul", People: 5_000_000, Year: 2021}, {Country: "AFG", Admin1: "Nangarhar", People: 1_700_000, Year: 2021}}
	t.Cleanup(func() { d.brief.Populations = nil })
	d.ToggleShades()
	d.settle()
	amounts := slices.Clone(d.mapView.drawn.base.Pix)
	d.ToggleRates()
	d.settle()
	if d.asked.fill != rateFill || slices.Equal(amounts, d.mapView.drawn.base.Pix) {
		t.Error("the map is the same by rates")
	}
	if got := d.mapView.drawn.populations; got != "Populations of 2021." {
		t.Errorf("of the populations the desk says %q", got)
	}
	rates := slices.Clone(d.mapView.drawn.base.Pix)
	d.ToggleShades()
	d.settle()
	if !slices.Equal(amounts, d.mapView.drawn.base.Pix) || slices.Equal(amounts, rates) {
		t.Error("the map by the amount isn’t what it was")
	}
	d.ToggleShades()
	d.settle()
	if d.asked.fill != noFill {
		t.Error("the shades stay")
	}
}

// Where two maps have little room, the credits are opened by a button on the one, and the other has none.
func TestNarrowMapsHaveTheirCreditsBehindAButton(t *testing.T) {
	d := shown(t)
	if d.mapView.credits.button.Visible() {
		t.Error("a wide map has a button for its credits")
	}
	d.find("date:2022")
	d.window.Resize(fyne.NewSize(900, 650))
	d.compare(compared{with: withYearBefore})
	d.settle()
	m := d.mapView
	if !m.credits.button.Visible() || m.credits.Visible() {
		t.Fatalf("the button is there: %v, the credits are open: %v", m.credits.button.Visible(), m.credits.Visible())
	}
	over := buttonsOver(m.Size())
	for _, a := range over.Always {
		if a.Overlaps(over.Key) || a.Overlaps(over.Credits) || over.Key.Overlaps(over.Credits) {
			t.Errorf("buttons overlap on a map of %v: %+v", m.Size(), over)
		}
	}
	uitest.Describe(m.credits.button, m.credits.button.Size())
	uitest.Click(m.credits.button, 30, 14)
	if text := uitest.Describe(m.credits.Surface, m.credits.Size()); !m.credits.Visible() || !strings.Contains(text, "Natural Earth") {
		t.Errorf("open: %v, %s", m.credits.Visible(), text)
	}
	if at, size := m.credits.Position(), m.credits.Size(); at.X+size.Width > m.Size().Width || at.Y < 0 || at.Y+size.Height > m.Size().Height {
		t.Errorf("they are at %v, %v, on a map of %v", at, size, m.Size())
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if m.credits.Visible() {
		t.Error("Escape leaves them open")
	}
	d.window.Resize(fyne.NewSize(2560, 1440))
	d.settle()
	if m.credits.button.Visible() {
		t.Error("a wide map still has the button")
	}
}
