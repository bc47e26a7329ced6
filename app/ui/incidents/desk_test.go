//go:build !nogui

package incidents

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/publish"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

// testWindow stands in for the window of a desk, and keeps what it is told.
type testWindow struct {
	queries  []string
	views    chan brief.View
	drawings chan string
	fixed    string
	refuses  error // to keep a view
	saved    map[string][]byte
}

func (w *testWindow) Queries() []string             { return w.queries }
func (w *testWindow) RememberQuery(q string)        { w.queries = append([]string{q}, w.queries...) }
func (w *testWindow) FixedBecause() string          { return w.fixed }
func (w *testWindow) Save(name string, data []byte) { w.saved[name] = data }
func (w *testWindow) Path() string                  { return "/briefs/khorasan" }
func (w *testWindow) Version() string               { return "test" }

func (w *testWindow) AddView(v brief.View) error {
	w.views <- v
	return w.refuses
}

func (w *testWindow) AddDrawing(section string, d *brief.Drawing) error {
	w.drawings <- section + ": " + d.Fence()
	return w.refuses
}

// testDesk is a desk whose worker runs, and the loop that shows what it finds.
type testDesk struct {
	*Desk
	host    *testWindow
	loop    *uitest.Loop
	t       testing.TB
	notices []kit.Notice
}

// shown shows the incidents of the first shipped brief in a window of 1280 by 800.
func shown(t testing.TB) *testDesk { return shownOf(t, uitest.Brief(t)) }

// shownOf shows the incidents of a brief.
func shownOf(t testing.TB, b *brief.Brief) *testDesk {
	t.Helper()
	w, loop := uitest.Window(t)
	host := &testWindow{views: make(chan brief.View, 1), drawings: make(chan string, 1), saved: map[string][]byte{}}
	d := &testDesk{Desk: New(w, b, host, -1), host: host, loop: loop, t: t}
	d.Noticed.Listen(func(n kit.Notice) { d.notices = append(d.notices, n) })
	t.Cleanup(d.Stop)
	w.SetContent(d.Box)
	d.settle()
	return d
}

// settle waits until everything that was asked for is shown.
func (d *testDesk) settle() {
	d.t.Helper()
	d.loop.Until(d.t, "everything asked for is shown", func() bool { return d.result != nil && d.Settled() })
}

func (d *testDesk) find(query string) {
	d.t.Helper()
	d.Show(query)
	d.settle()
}

// rows lists the rows of the list, in its order.
func (d *testDesk) rows() (rows []incident.Row) {
	for row := range d.list.list().All {
		rows = append(rows, row)
	}
	return rows
}

func TestChosenIncidentIsChosenEverywhere(t *testing.T) {
	d := shown(t)
	told := incident.Row(-1)
	d.Selected.Listen(func(row incident.Row) { told = row })
	uitest.Press(d.list, fyne.KeyEnd)
	d.settle()
	rows := d.rows()
	last := rows[len(rows)-1]
	if d.selected != last || told != last || d.mapView.card.row != last || !d.mapView.card.Visible() {
		t.Errorf("list %d, card %d, event %d, want %d", d.selected, d.mapView.card.row, told, last)
	}
	y := d.list.list().position(len(rows) - 1)
	if y < d.list.scroll.Top || y+listRow > d.list.scroll.Top+d.list.Size().Height {
		t.Error("the row is out of view")
	}
	d.Step(false)
	d.settle()
	if d.selected == last {
		t.Error("the walk in time stays where it is")
	}
	d.find("country:Iran")
	if d.selected >= 0 && !d.result.answer.Shown.Has(d.selected) {
		t.Error("an incident is chosen that the filter hides")
	}
	if d.selected < 0 && told != -1 {
		t.Error("nobody is told that the filter hides the incident")
	}
}

func TestATitleEndsBeforeTheNumbersBesideIt(t *testing.T) {
	d := shown(t)
	d.brief, _ = brief.Open(fstest.MapFS{
		"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\n---\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,title,killed,wounded\na,2023-01-01,Iran,Kerman," + strings.Repeat("A long title ", 12) + ",1234,567\n")},
	}, brief.Options{})
	for _, amounts := range [][]incident.Amount{{incident.Killed, incident.Wounded}, {incident.Incidents, incident.Killed}} {
		if err := d.brief.Incidents.SetAmounts(amounts...); err != nil {
			t.Fatal(err)
		}
		for _, width := range []float32{300, 430, 500, 560, 640} {
			title, numbers := float32(0), width
			list := kit.NewSurface(d.window, fyne.NewSize(width, 100), func(g *kit.Painter) { d.list.row(g, 0, 0, 1) })
			for line := range strings.Lines(uitest.Describe(list, list.Min)) {
				var x float32
				var words string
				if n, _ := fmt.Sscanf(line, "text %g,22 %q", &x, &words); n < 2 {
					continue
				}
				if x == 38 {
					g := list.Measure()
					title = x + g.Width(g.SansBold, words, 14)
				} else {
					numbers = min(numbers, x)
				}
			}
			if title == 0 || title > numbers {
				t.Errorf("%v, %v wide: the title ends at %v, the numbers begin at %v", amounts, width, title, numbers)
			}
		}
	}
}

func TestSeveralIncidentsAreChosenTogether(t *testing.T) {
	d := shown(t)
	rows := d.rows()
	d.Select(rows[2])
	d.extend(rows[5])
	if d.selected != rows[5] || len(d.marked) != 3 || d.chosenRows().Count() != 4 {
		t.Fatalf("selected %d, marked %v", d.selected, d.marked)
	}
	d.mark(rows[3])
	d.mark(rows[9])
	if n := d.chosenRows().Count(); n != 4 || slices.Contains(d.marked, rows[3]) {
		t.Errorf("%d are chosen: %v", n, d.marked)
	}
	d.CopyTable()
	if n := strings.Count(fyne.CurrentApp().Clipboard().Content(), "\n"); n != 5 {
		t.Errorf("%d lines were copied", n)
	}
	if words := d.status(); !strings.HasPrefix(words, "Chosen: 4 of ") {
		t.Errorf("the status is %q", words)
	}
	d.Select(rows[0])
	if len(d.marked) != 0 {
		t.Error("choosing one leaves the others")
	}
}

func TestTypingGoesToATitle(t *testing.T) {
	d := shown(t)
	for _, r := range "ker" {
		d.list.TypedRune(r)
	}
	if d.selected < 0 || !strings.HasPrefix(d.brief.Incidents.Name(d.selected), "Ker") {
		t.Errorf("row %d is chosen", d.selected)
	}
}

func TestListGroupsByMonthAndPlace(t *testing.T) {
	d := shown(t)
	for _, group := range []string{"month", "place"} {
		d.list.setOrder(listOrder{group: group})
		d.settle()
		list, n := d.list.list(), 0
		titles := map[string]bool{}
		for k, g := range list.groups {
			if g.first != n || g.n == 0 || titles[g.title] {
				t.Errorf("group %d, %s, has %d from %d", k, g.title, g.n, g.first)
			}
			titles[g.title] = true
			n += g.n
			if place := list.placeAt(list.position(g.first) + 1); place != g.first || list.groupOf(place) != k {
				t.Errorf("at the head of %s is place %d", g.title, place)
			}
		}
		if n != d.brief.Incidents.Len() {
			t.Errorf("%d in groups of a %s", n, group)
		}
	}
}

func TestTimelineSteps(t *testing.T) {
	d := shown(t)
	d.asked.amount = incident.Incidents // bars are units of time
	d.ask()
	d.settle()
	u := d.timeline.stepUnit()
	press := func(name fyne.KeyName) { uitest.Press(d.timeline, name) }
	press(fyne.KeyLeft)
	last := *d.asked.days
	if last.First != u.Start(last.First) || last.Last != d.timeline.whole.Last {
		t.Fatalf("the brush is %v", last)
	}
	press(fyne.KeyLeft)
	if d.asked.days.First >= last.First || d.asked.days.Last != u.End(d.asked.days.First) {
		t.Errorf("one %s back the brush is %v", u, d.asked.days)
	}
	press(fyne.KeyHome)
	if d.asked.days != nil {
		t.Error("Home leaves the brush")
	}
}

func TestTypedDatesBrushOrSayWhyNot(t *testing.T) {
	d := shown(t)
	enter := func(text string) {
		d.OpenDates()
		d.timeline.dates.SetText(text)
		uitest.Press(d.timeline.dates, fyne.KeyReturn)
	}
	enter("2021-08..2022")
	if d.asked.days == nil || d.asked.days.String() != "2021-08..2022" || d.timeline.dates.Visible() {
		t.Errorf("typed dates give %v", d.asked.days)
	}
	for _, text := range []string{"soon", "1801..1802"} {
		d.notices = nil
		enter(text)
		if len(d.notices) != 1 || len(d.notices[0].Lines) != 1 || d.asked.days.String() != "2021-08..2022" {
			t.Errorf("%q says %v and brushes %v", text, d.notices, d.asked.days)
		}
	}
	enter("")
	if d.asked.days != nil {
		t.Error("an empty field leaves the brush")
	}
}

func TestPointerOnASymbolNamesIt(t *testing.T) {
	d := shown(t)
	row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
	h, m := d.mapView.tip, d.mapView
	h.show(m, m.spotOf(row), fyne.NewSize(100, 100), fyne.NewSize(800, 500))
	if !h.Visible() || !strings.Contains(h.title, "Kerman") || !strings.Contains(h.detail, "killed") {
		t.Errorf("hover card %q, %q, visible %v", h.title, h.detail, h.Visible())
	}
	h.show(m, spot{}, fyne.Size{}, fyne.Size{})
	if h.Visible() {
		t.Error("the card stays when the pointer is gone")
	}
}

// What names a symbol never stays where that isn't any more.
func TestWhatNamesASymbolGoesWithIt(t *testing.T) {
	for name, change := range map[string]func(d *testDesk){
		"zooming": func(d *testDesk) { d.mapView.zoom(4, draw.Point{}) },
		"dragging": func(d *testDesk) {
			d.mapView.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(200, 0)})
			d.mapView.DragEnd()
		},
		"another filter": func(d *testDesk) { d.find("country:Pakistan") },
		"leaving":        func(d *testDesk) { d.mapView.MouseOut() },
	} {
		d := shown(t)
		m := d.mapView
		row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
		at, _ := m.at(row)
		move := &desktop.MouseEvent{}
		move.Position = fyne.NewPos(at.X, at.Y)
		m.MouseMoved(move)
		if !m.tip.Visible() {
			t.Fatal("nothing names the symbol under the pointer")
		}
		d.find("tactic:*") // finds it, too
		if !m.tip.Visible() || !strings.Contains(m.tip.title, "Kerman") {
			t.Errorf("the symbol stays, and is named %q: %v", m.tip.title, m.tip.Visible())
		}
		change(d)
		d.settle()
		if m.tip.Visible() {
			t.Errorf("%s: %q still names it", name, m.tip.title)
		}
	}
}

func TestGroupSumsFollowTheAmount(t *testing.T) {
	d := shown(t)
	d.asked.order = listOrder{down: true, group: "month"}
	sums := func(a incident.Amount) (low int64) {
		d.asked.amount = a
		d.ask()
		d.settle()
		for _, g := range d.result.list.groups {
			low += g.sum.Low
		}
		return low
	}
	killed, wounded := sums(incident.Killed), sums(incident.Wounded)
	totals := d.result.answer.Totals
	if wantKilled, wantWounded := totals.Sums[0].Low, totals.Sums[1].Low; killed != wantKilled || wounded != wantWounded {
		t.Errorf("the groups have %d killed and %d wounded, all have %d and %d", killed, wounded, wantKilled, wantWounded)
	}
}

func TestMapIsAsLargeAsTheWindowAllows(t *testing.T) {
	d := shown(t)
	for _, c := range []struct {
		width, height float32
		above         bool // of the list
	}{
		{800, 560, false}, {900, 610, false}, {900, 960, true}, {1280, 760, false},
	} {
		d.Box.Resize(fyne.NewSize(c.width, c.height))
		if above := d.list.Position().Y > d.clip.Position().Y; above != c.above {
			t.Errorf("%g by %g: the map is above the list: %v, want %v", c.width, c.height, above, c.above)
		}
		if m := d.clip.Size(); m.Height < 300 || m.Width < 380 {
			t.Errorf("%g by %g: the map has %v", c.width, c.height, m)
		}
	}
}

func TestReloadedDeskShowsWhatWasAskedFor(t *testing.T) {
	d := shown(t)
	d.find("country:Pakistan")
	d.asked.amount = incident.Wounded
	d.setDays(&incident.Span{First: d.timeline.whole.First, Last: d.timeline.whole.Last - 400})
	d.settle()
	next := &testDesk{Desk: New(d.window, uitest.Brief(t), d.host, -1), loop: d.loop, t: t}
	t.Cleanup(next.Stop)
	next.Resume(d.Desk)
	next.window.SetContent(next.Box)
	next.settle()
	if next.query() != "country:Pakistan" || next.asked.amount != incident.Wounded || *next.asked.days != *d.asked.days {
		t.Errorf("asked for: %q, %+v", next.query(), next.asked)
	}
	if got, want := next.result.answer.Shown.Count(), d.result.answer.Shown.Count(); got != want {
		t.Errorf("%d are shown, want %d", got, want)
	}
}

// form returns the fields of the topmost dialog.
func form(t *testing.T, w *kit.Window) (fields []*kit.Field) {
	t.Helper()
	for range 8 {
		if f, ok := w.Canvas().Focused().(*kit.Field); ok && !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
		test.FocusNext(w.Canvas())
	}
	return fields
}

func TestAViewIsKeptUnderAName(t *testing.T) {
	for _, c := range []struct {
		name    string
		typed   string
		refuses error
		want    string // name of the view that is kept; "": none
		fails   bool
	}{
		{"kept", "Far away", nil, "far-away", false},
		{"a name that is taken", "pakistan", nil, "", false},
		{"no name", "", nil, "", false},
		{"a file that can't be written", "far", errors.New("no"), "far", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := shown(t)
			d.find("country:Iran")
			d.host.refuses = c.refuses
			d.KeepView()
			fields := form(t, d.window)
			if len(fields) != 2 || fields[1].Text != "In Iran" {
				t.Fatalf("the dialog has %d fields", len(fields))
			}
			fields[0].SetText(c.typed)
			uitest.Press(fields[0], fyne.KeyReturn)
			if c.want == "" {
				if !d.window.Modal() {
					t.Error("the dialog has closed")
				}
				return
			}
			if v := <-d.host.views; v.Name != c.want || v.Query != "country:Iran" || v.Extent != nil {
				t.Errorf("kept: %+v", v)
			}
			if c.fails {
				d.loop.Until(t, "it says what failed", func() bool { return len(d.notices) > 0 })
			}
		})
	}
}

func TestABriefThatCannotBeChangedSaysSo(t *testing.T) {
	d := shown(t)
	d.host.fixed = "It lies in a zip."
	d.KeepView()
	if d.window.Modal() || len(d.notices) != 1 || d.notices[0].Lines[0] != d.host.fixed {
		t.Errorf("says %v", d.notices)
	}
}

func TestWhatIsShownIsExported(t *testing.T) {
	d := shown(t)
	d.find("country:Iran")
	for n, kind := range publish.ShownKinds {
		d.Export()
		for range n {
			uitest.Press(d.window.Canvas().Focused(), fyne.KeyDown)
		}
		uitest.Press(d.window.Canvas().Focused(), fyne.KeyReturn)
		name := "khorasan country-Iran" + kind.Ending
		d.loop.Until(t, name+" is made", func() bool { return len(d.host.saved[name]) > 0 })
	}
	if rows := strings.Count(string(d.host.saved["khorasan country-Iran.csv"]), "\n"); rows != d.result.answer.Shown.Count()+1 {
		t.Errorf("%d lines for %d incidents", rows, d.result.answer.Shown.Count())
	}
}

// Shaded, the map has no symbols, and is drawn anew when the incidents change though it stands still.
func TestProvincesAreShadedByWhatIsShown(t *testing.T) {
	d := shown(t)
	plain := slices.Clone(d.mapView.drawn.base.Pix)
	pictures := map[string][]uint8{}
	d.ToggleShades()
	for _, query := range []string{"", "country:Iran"} {
		d.find(query)
		p := d.mapView.drawn
		if n := len(p.clusters.Symbols); n > 0 {
			t.Errorf("%q: there are %d symbols over the shades", query, n)
		}
		pictures[query] = slices.Clone(p.base.Pix)
	}
	if slices.Equal(plain, pictures[""]) || slices.Equal(pictures[""], pictures["country:Iran"]) {
		t.Error("the map of other incidents is the same")
	}
	row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
	d.Select(row)
	d.settle()
	if at, ok := d.mapView.at(row); !ok || !d.mapView.card.Visible() || slices.Equal(d.mapView.drawn.base.Pix, pictures["country:Iran"]) {
		t.Errorf("the incident chosen is at %v, its card visible %v", at, d.mapView.card.Visible())
	}
	move := &desktop.MouseEvent{}
	at, _ := d.mapView.at(row)
	move.Position = fyne.NewPos(at.X, at.Y)
	d.mapView.MouseMoved(move)
	if tip := d.mapView.tip; !tip.Visible() || tip.title != "Kerman (Iran)" || !strings.HasSuffix(tip.detail, "people killed") {
		t.Errorf("the province under the pointer is named %q with %q, %v", tip.title, tip.detail, tip.Visible())
	}
	d.ToggleShades()
	d.find("")
	if d.mapView.tip.Visible() && d.mapView.tip.title == "Kerman (Iran)" {
		t.Error("without shades the province is named")
	}
	if len(d.mapView.drawn.clusters.Symbols) == 0 {
		t.Error("no symbol comes back")
	}
}

// rangedBrief returns a brief whose incidents have best figures with others around them.
func rangedBrief(t *testing.T) *brief.Brief {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\n---\n")},
		"incidents.csv": {Data: []byte("id,date,country,title,lat,lon,location_precision,killed_low,killed,killed_high\n" +
			"aden,2022-01-15,Yemen,A,12.8,45,exact,4,7,20\nhodeidah,2022-06-15,Yemen,B,12.8,45,exact,,3,\nsuez,2023-01-15,Egypt,C,29.9,32.5,exact,,,\n")},
	}, brief.Options{})
	if b == nil || b.Incidents.Len() != 3 {
		t.Fatal("no brief")
	}
	return b
}

func TestBarsAndSymbolsTellTheRangeAroundABestFigure(t *testing.T) {
	d := shownOf(t, rangedBrief(t))
	row, _ := d.brief.Incidents.Index("aden")
	if s := d.mapView.spotOf(row); s.count() != 2 {
		t.Fatalf("the symbol has %d incidents", s.count())
	}
	d.mapView.tip.show(d.mapView, d.mapView.spotOf(row), fyne.NewSize(100, 100), d.mapView.Size())
	if got := d.mapView.tip.detail; !strings.HasPrefix(got, "10 (7 to 23) killed") {
		t.Errorf("a symbol is told as %q", got)
	}
	line := d.timeline
	uitest.Describe(line.Surface, line.Size())
	for _, c := range []struct {
		unit, title, detail string
	}{
		{"", "A", "15 January 2022   7 (4 to 20) killed"},
		{"year", "2022", "2 incidents, 10 (7 to 23) killed"},
	} {
		d.asked.unit = c.unit
		d.ask()
		d.settle()
		uitest.Describe(line.Surface, line.Size())
		move := &desktop.MouseEvent{}
		move.Position = fyne.NewPos(line.chart.X(incident.DayOf(2022, 1, 15))+0.5, timeHead+10)
		line.MouseMoved(move)
		if tip := line.tip; !tip.Visible() || tip.title != c.title || tip.detail != c.detail {
			t.Errorf("by %q a bar is told as %q, %q, %v", c.unit, tip.title, tip.detail, tip.Visible())
		}
		move.Position = fyne.NewPos(line.chart.X(incident.DayOf(2022, 1, 15)), 5)
		if line.MouseMoved(move); line.tip.Visible() {
			t.Error("in the head of the timeline a bar is told")
		}
	}
}

func TestTheCardSaysWhatIsKnownOfSourcesAndAttribution(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\n---\n")},
		"incidents.csv": {Data: []byte("id,date,country,place,actor,number_of_sources,sources\n" +
			"two,2022-01-15,Yemen,A,Army,2,\none,2022-01-16,Yemen,A,,1,\nnone,2022-01-17,Yemen,A,,,\nkeys,2022-01-18,Yemen,A,,5,a;b;c\nnought,2022-01-19,Yemen,A,,0,\n")},
	}, brief.Options{})
	for id, want := range map[string]string{
		"two": "2 sources; Attribution not stated", "one": "One source; Not attributed", "none": "; Not attributed", "keys": "3 sources; Not attributed", "nought": "; Not attributed",
	} {
		row, _ := b.Incidents.Index(id)
		one := b.Incidents.At(row)
		if got := sourcesWords(b.Incidents, row) + "; " + attributionWords(&one); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestTheHintOnDrawingAnAreaLiesOnNoWordsOfTheMap(t *testing.T) {
	for _, width := range []float32{300, 500, 900, 2000} {
		at := hintPlace(fyne.NewSize(width, 500))
		if at.Y < 12+2*figure.Screen.Caption || at.X < 0 || at.X > 0 && at.X+hintSize.Width > width-58 {
			t.Errorf("on a map %g wide it is at %v", width, at)
		}
	}
}
