//go:build !nogui

package incidents

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/golden"
	"lectern/app/incident"
	"lectern/app/ui/uitest"
)

func TestTableOfFiguresTakesThePlaceOfTheList(t *testing.T) {
	d := shown(t)
	d.find("country:Iran,Pakistan")
	d.ToggleFigures()
	d.settle()
	if d.list.Visible() || !d.figures.Visible() {
		t.Fatal("the list is still there")
	}
	d.asked.figures.rows = "country"
	d.ask()
	d.settle()
	golden.Text(t, "testdata/figures.txt", uitest.Describe(d.figures.Surface, fyne.NewSize(640, 240)))
	uitest.Press(d.figures, fyne.KeyEscape)
	d.settle()
	if !d.list.Visible() || d.figures.Visible() {
		t.Error("Escape doesn't go back to the list")
	}
}

// tabulated shows a table of figures in place of the list.
func (d *testDesk) tabulated(asked figuresAsked) {
	d.t.Helper()
	d.asked.figures = asked
	d.ToggleFigures()
	d.settle()
}

func TestAFigureLeadsToItsIncidents(t *testing.T) {
	d := shown(t)
	d.tabulated(figuresAsked{rows: "country", columns: "year"})
	f := d.figures
	for row := 1; row < f.rows(); row++ {
		for column := 1; column < f.columns(); column++ {
			if strings.HasSuffix(f.words(row, 0), "Iran") && f.words(0, column) == "2022" {
				f.row, f.col = row, column
			}
		}
	}
	uitest.Press(f, fyne.KeyReturn)
	d.settle()
	if got := d.query(); got != "country:Iran date.within:2022" {
		t.Errorf("the filter is %q", got)
	}
	for row := range d.result.answer.Shown.All {
		if one := d.brief.Incidents.At(row); one.Country != "Iran" || one.When.Last.Time().Year() != 2022 {
			t.Errorf("%s is shown", one.ID)
		}
	}
	if f.row >= f.rows() || f.col >= f.columns() {
		t.Errorf("the keyboard is on row %d and column %d of %d by %d", f.row, f.col, f.rows(), f.columns())
	}
}

func TestATableOfFiguresIsCopiedSavedAndKept(t *testing.T) {
	d := shown(t)
	d.find("country:Iran")
	d.tabulated(figuresAsked{rows: "year", with: "share,change", top: largest})
	d.figures.copy()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "year\tsum killed\tshare\tchange\n2022\t") {
		t.Errorf("copied: %q", got)
	}
	d.figures.save()
	if got := string(d.host.saved["figures.csv"]); !strings.HasPrefix(got, "year,sum killed,share,change\n2022,") {
		t.Errorf("saved: %q", got)
	}
	d.KeepFigures()
	fields := form(t, d.window)
	uitest.Press(fields[0], fyne.KeyReturn)
	if got, want := <-d.host.drawings, "summary: ```{.table query=\"country:Iran\" by=\"year\" measure=\"sum killed\" with=\"share, change\" top=\"10\" title=\"People killed by year: in Iran\"}\n```\n"; got != want {
		t.Errorf("kept:\n%s\nwant\n%s", got, want)
	}
	d.host.fixed = "It is a shipped brief."
	d.KeepFigures()
	if n := len(d.notices); n == 0 || d.notices[n-1].Lines[0] != d.host.fixed {
		t.Errorf("nothing says why the table can't be kept: %v", d.notices)
	}
}

func TestBarsAreByTheUnitThatIsChosen(t *testing.T) {
	d := shown(t)
	if !d.result.counts.Single() {
		t.Fatal("not each incident has a bar")
	}
	d.asked.unit, d.asked.log = "quarter", true
	d.ask()
	d.settle()
	if c := d.result.counts; c.Single() || c.Unit.String() != "quarter" {
		t.Errorf("bars are by %s", c.Unit)
	}
	uitest.Describe(d.timeline.Surface, fyne.NewSize(1280, timeHeight)) // paints it
	if !d.timeline.chart.Log || d.timeline.title() != "People killed by quarter" {
		t.Errorf("the scale is not logarithmic, or the title is %q", d.timeline.title())
	}
}

func TestStatisticsStandBesideTheFiguresThatHaveThem(t *testing.T) {
	d := shown(t)
	d.tabulated(figuresAsked{rows: "country", with: "share,change"})
	heads := func() (all []string) {
		for column := range d.figures.columns() {
			all = append(all, d.figures.words(0, column))
		}
		return all
	}
	if got := heads(); !slices.Equal(got, []string{"Country", "People killed", "Share of known numbers"}) {
		t.Errorf("the heads are %q", got)
	}
	d.asked.figures = d.asked.figures.toggled("median").toggled("share")
	d.asked.figures.top = 2
	d.ask()
	d.settle()
	if got := heads(); !slices.Equal(got, []string{"Country", "People killed", "Median of known numbers"}) || d.figures.rows() != 4 || !strings.HasSuffix(d.figures.words(3, 0), "others") {
		t.Errorf("the heads are %q, of %d rows", got, d.figures.rows())
	}
	offered := func(rows, columns string, amount incident.Amount) (names []string) {
		for _, st := range (figuresAsked{rows: rows, columns: columns}).statistics(d.brief.Incidents, amount) {
			names = append(names, st.Name)
		}
		return names
	}
	people := func(string, string) (int64, bool) { return 1000, true }
	for _, c := range []struct {
		rows, columns string
		amount        incident.Amount
		people        func(string, string) (int64, bool)
		want          []string
	}{
		{"country", "", incident.Incidents, nil, []string{"share"}},
		{"country", "", incident.Killed, people, []string{"share", "mean", "median"}},
		{"year", "", incident.Incidents, nil, []string{"share", "change"}},
		{"admin1", "", incident.Killed, nil, []string{"share", "mean", "median"}},
		{"admin1", "", incident.Killed, people, []string{"share", "rate", "mean", "median"}},
		{"admin1", "year", incident.Killed, people, []string{"change"}},
		{"admin1", "tactic", incident.Killed, people, nil},
	} {
		d.brief.Incidents.SetPeople(c.people)
		if got := offered(c.rows, c.columns, c.amount); !slices.Equal(got, c.want) {
			t.Errorf("by %s and %s %q are offered, want %q", c.rows, c.columns, got, c.want)
		}
	}
}

func TestTheTableIsSortedByAColumn(t *testing.T) {
	d := shown(t)
	d.tabulated(figuresAsked{rows: "month", with: "share"})
	f := d.figures
	first := f.words(1, 0)
	f.col = 1
	f.OnRune('s')
	most := f.words(1, 1)
	if f.words(1, 0) == first || f.words(1, 0) != "2021-08" {
		t.Errorf("the worst month is %s, with %s", f.words(1, 0), most)
	}
	d.find("country:Iran")
	if f.sorted != 1 || f.words(1, 0) != "2024-01" {
		t.Errorf("in Iran the worst month is %s", f.words(1, 0))
	}
	f.toggleSort(1)
	if f.sorted != 0 || f.words(1, 0) != "2022-10" {
		t.Errorf("unsorted the first month is %s", f.words(1, 0))
	}
	if f.toggleSort(2); f.sorted != 0 {
		t.Error("it is sorted by shares, which are words")
	}
}

func TestATableBeginsWithWhatIsNewest(t *testing.T) {
	for _, c := range []struct {
		asked    figuresAsked
		row, col string
	}{
		{figuresAsked{rows: "country", columns: "month"}, "", "2024-03"},
		{figuresAsked{rows: "month"}, "2024-03", "People killed"},
		{figuresAsked{rows: "month", columns: "country"}, "2024-03", ""},
		{figuresAsked{rows: "country"}, "", "People killed"},
	} {
		d := shown(t)
		d.tabulated(c.asked)
		f := d.figures
		uitest.Describe(f.Surface, fyne.NewSize(400, 200)) // paints it
		if c.row != "" && (f.words(f.row, 0) != c.row || f.down.Top == 0) {
			t.Errorf("%+v begins at %s, scrolled by %g", c.asked, f.words(f.row, 0), f.down.Top)
		}
		if c.row == "" && f.down.Top != 0 {
			t.Errorf("%+v begins below its first row", c.asked)
		}
		if c.col != "" && f.words(0, f.col) != c.col {
			t.Errorf("%+v begins at %s", c.asked, f.words(0, f.col))
		}
		if c.asked.columns == "month" {
			for _, width := range []float32{250, 400, 800} {
				f.newest = true
				text := uitest.Describe(f.Surface, fyne.NewSize(width, 200))
				if !strings.Contains(text, `"`+c.col+`"`) {
					t.Errorf("in a table %g wide the newest month is out of view:\n%s", width, text)
				}
			}
		}
		f.down.To(0)
		d.find("country:Iran")
		uitest.Describe(f.Surface, fyne.NewSize(400, 200))
		if f.down.Top != 0 {
			t.Errorf("%+v scrolls by itself when the filter changes", c.asked)
		}
	}
}

func TestMonthsAndYearsAreNotOfferedAsRowsAndColumnsOfOneTable(t *testing.T) {
	d := shown(t)
	d.tabulated(figuresAsked{rows: "country", columns: "year"})
	offered := func(columns bool, name string) *fyne.MenuItem {
		for _, item := range d.figures.fields(columns) {
			if item.Label == name {
				return item
			}
		}
		return nil
	}
	offered(false, "Month").Action()
	d.settle()
	if got := d.asked.figures; got.rows != "month" || got.columns != "" {
		t.Errorf("months by years: %+v", got)
	}
	for _, name := range []string{"Year", "Week"} {
		if offered(true, name) != nil {
			t.Errorf("months by %s are offered", name)
		}
	}
	for _, name := range []string{"Weekday", "Country"} {
		if offered(true, name) == nil {
			t.Errorf("months by %s aren't offered", name)
		}
	}
	b := incident.NewBuilder(nil)
	if got := firstFields(b.Table()); got.rows != "month" || got.columns != "" {
		t.Errorf("where nothing tells incidents apart the table is %+v", got)
	}
}

func TestTheNamesOfSortedMonthsAreNotCut(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\n---\n")},
		"incidents.csv": {Data: []byte("id,date,date_end,country,place,killed\na,2022-01-15,,Yemen,A,7\nb,2022-01-30,2022-02-02,Yemen,B,5\nc,2022-02-15,,Yemen,C,9\n")},
	}, brief.Options{})
	d := shownOf(t, b)
	d.tabulated(figuresAsked{rows: "month"})
	size := fyne.NewSize(450, 300)
	uitest.Describe(d.figures.Surface, size) // measures the names
	d.figures.toggleSort(1)
	d.figures.Resize(size)
	if text := uitest.Describe(d.figures.Surface, size); !strings.Contains(text, `"2022-02; maybe 1 more"`) {
		t.Errorf("the table is\n%s", text)
	}
}

// A table of nothing says so instead of showing a zero under the name of all.
func TestATableOfNoIncidentSaysSo(t *testing.T) {
	d := shown(t)
	d.ToggleFigures()
	d.find("country:Iran killed:>=5000")
	text := uitest.Describe(d.figures.Surface, d.figures.Size())
	if !strings.Contains(text, "No incident matches") || !strings.Contains(text, "Without one of these") || strings.Contains(text, `"All"`) {
		t.Errorf("the table is\n%s", text)
	}
	d.find("country:Irann")
	if text := uitest.Describe(d.figures.Surface, d.figures.Size()); !strings.Contains(text, "Did you mean") {
		t.Errorf("nothing says what was probably meant:\n%s", text)
	}
	d.find("country:Iran")
	if text := uitest.Describe(d.figures.Surface, d.figures.Size()); strings.Contains(text, "No incident matches") {
		t.Error("with incidents the table isn't back")
	}
}
