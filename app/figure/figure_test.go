package figure

import (
	"fmt"
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
)

// listener is a canvas that keeps words and areas.
type listener struct {
	words []string
	areas []draw.Rect
	inks  []draw.Ink
	depth int
}

func (l *listener) Fill(p *draw.Path, ink draw.Ink) {
	l.areas, l.inks = append(l.areas, p.Bounds()), append(l.inks, ink)
}

func (l *listener) Stroke(p *draw.Path, _ draw.Stroke, ink draw.Ink) {
	l.areas, l.inks = append(l.areas, p.Bounds()), append(l.inks, ink)
}

func (l *listener) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	l.words = append(l.words, w.Text)
	l.areas, l.inks = append(l.areas, draw.Rect{X: x, Y: y - size, W: w.Width * size, H: size}), append(l.inks, ink)
}
func (l *listener) Halo(*draw.Word, float32, float32, float32, float32, draw.Ink) {}
func (l *listener) Image(image.Image, draw.Rect)                                  {}
func (l *listener) Clip(draw.Rect)                                                { l.depth++ }
func (l *listener) Unclip()                                                       { l.depth-- }
func (l *listener) Begin(draw.Tag)                                                { l.depth++ }
func (l *listener) End()                                                          { l.depth-- }
func (l *listener) Link(draw.Rect, draw.Target)                                   {}
func (l *listener) Anchor(string, draw.Point)                                     {}

// drawn is what a drawing draws; none of it may be at a place that isn't one.
func drawn(t *testing.T, drawing func(draw.Canvas, draw.Rect, *draw.Palette), r draw.Rect) *listener {
	t.Helper()
	var l listener
	drawing(&l, r, &draw.Light)
	if l.depth != 0 {
		t.Errorf("%d elements or clips are left open", l.depth)
	}
	for _, a := range l.areas {
		for _, v := range []float32{a.X, a.Y, a.W, a.H} {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) || v > 1e7 || v < -1e7 {
				t.Fatalf("something is drawn at %v", a)
			}
		}
	}
	return &l
}

var sheet = draw.Rect{X: 20, Y: 30, W: 600, H: 200}

// table has incidents that differ in what a case needs.
func table(t *testing.T, change ...func(x *incident.Incident)) *incident.Table {
	t.Helper()
	b := incident.NewBuilder(nil)
	for i, f := range change {
		day := incident.DayOf(2020, 3, 1) + incident.Day(i*100)
		x := incident.Incident{
			ID: fmt.Sprintf("i%d", i), Title: fmt.Sprintf("Attack %d", i), Country: "Afghanistan", Place: fmt.Sprintf("Town %d", i), HasPoint: true,
			Lat: 26 + float64(i)*1.5, Lon: 62 + float64(i)*1.5, When: incident.NewWhen(day, day, incident.ByDay), LocationPrecision: incident.Exact,
			Killed: incident.Exactly(20), Wounded: incident.NoNumber, AttackersKilled: incident.Unknown, Attribution: incident.Claimed, Verification: incident.Confirmed,
		}
		f(&x)
		if err := b.Add(&x); err != nil {
			t.Fatal(err)
		}
	}
	return b.Table()
}

func TestLegendListsOnlyWhatTheMapShows(t *testing.T) {
	plain := func(*incident.Incident) {}
	for _, c := range []struct {
		name string
		rows []func(*incident.Incident)
		want []string
	}{
		{"nothing", nil, nil},
		{"a claimed one", []func(*incident.Incident){plain}, []string{"claimed"}},
		{"each attribution", []func(*incident.Incident){
			plain,
			func(x *incident.Incident) { x.Attribution = incident.Attributed },
			func(x *incident.Incident) { x.Attribution = incident.Disputed },
			func(x *incident.Incident) { x.Attribution = incident.UnknownAttribution },
		}, []string{"claimed", "attributed", "disputed", "not attributed"}},
		{"no number", []func(*incident.Incident){func(x *incident.Incident) { x.Killed = incident.NoNumber }}, []string{"number unknown"}},
		{"a range", []func(*incident.Incident){func(x *incident.Incident) {
			x.Killed = incident.Number{Low: 20, Best: incident.Unknown, High: 200}
		}}, []string{"claimed", "ring: highest count"}},
		{"two at a place", []func(*incident.Incident){plain, func(x *incident.Incident) { x.Lat, x.Lon = 26, 62 }}, []string{"incidents here"}},
		{"somewhere in a district", []func(*incident.Incident){func(x *incident.Incident) { x.RadiusKM = 90 }}, []string{"claimed", "within this area"}},
		{"unverified", []func(*incident.Incident){func(x *incident.Incident) { x.Verification = incident.Unverified }}, []string{"claimed", "unverified"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := table(t, c.rows...)
			m := NewMap(tb, tb.All(), atlas.ForExtent(region), nil, Screen)
			m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
			drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
			var got []string
			for _, k := range m.keys(1) {
				got = append(got, k.words)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMapSaysWhatLiesOutside(t *testing.T) {
	tb := table(
		t,
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place = 55.8, 37.4, "Krasnogorsk, Moscow" },
		func(x *incident.Incident) {
			x.Lat, x.Lon, x.Place, x.Killed = 55.7, 37.6, "Moscow", incident.Number{Low: 5, Best: incident.Unknown, High: 9}
		},
		func(x *incident.Incident) { x.Lat, x.Lon, x.Place, x.Killed = 41, 29, "Istanbul", incident.NoNumber },
		func(*incident.Incident) {},
	)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), nil, Screen)
	m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
	l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
	got := m.Beyond()
	slices.Sort(got)
	if diff := cmp.Diff([]string{"Istanbul (number unknown)", "Moscow 25–29"}, got); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(l.words, func(s string) bool { return strings.HasPrefix(s, "Outside this map: ") }) {
		t.Error("the map itself doesn't say so")
	}
}

func TestDaysAndPlacesOnTheTimelineLeadToEachOther(t *testing.T) {
	tb := randomTable(t, 11, 300)
	for _, width := range []float32{200, 600, 1900} {
		tl := NewTimeline(tb, tb.All(), tb.All(), incident.DayOf(2024, 3, 25), Screen)
		drawn(t, tl.Draw, draw.Rect{X: 13, Y: 5, W: width, H: 120})
		unit := float32(1) / (tl.X(tl.First+1) - tl.X(tl.First)) // days
		for d := tl.First; d <= tl.Last; d += 17 {
			got := tl.Day(tl.X(d) + 0.5/unit)
			if off := float32(got - d); off > 1+unit || off < -1-unit {
				t.Fatalf("at %.0f, day %d leads back to %d", width, d, got)
			}
		}
		if tl.Day(-1e6) != tl.First || tl.Day(1e6) != tl.Last {
			t.Errorf("beyond the axis are the days %d and %d, not %d and %d", tl.Day(-1e6), tl.Day(1e6), tl.First, tl.Last)
		}
		if x := tl.X(tl.First); x != tl.Plot().X {
			t.Errorf("the axis begins at %g, the plot at %g", x, tl.Plot().X)
		}
	}
}

func TestTimelineGreysWhatTheFilterLeavesOut(t *testing.T) {
	for _, rows := range []int{40, separate + 100} { // one by one, and months
		tb := randomTable(t, 12, rows)
		some := tb.All().And(randomSelection(tb))
		tl := NewTimeline(tb, tb.All(), some, 0, Screen)
		l := drawn(t, tl.Draw, sheet)
		if !slices.Contains(l.inks, draw.Light.Ghost) || !slices.Contains(l.inks, draw.Light.Killed) {
			t.Errorf("%d rows: not both shown and greyed", rows)
		}
		tl = NewTimeline(tb, tb.All(), tb.All().Not(), 0, Screen)
		l = drawn(t, tl.Draw, sheet)
		if slices.Contains(l.inks, draw.Light.Killed) {
			t.Errorf("%d rows: something is shown where nothing is selected", rows)
		}
	}
}

// randomSelection is the incidents of the second half of the time.
func randomSelection(tb *incident.Table) incident.Selection {
	q, err := incident.Parse("date:2019..")
	if err != nil {
		panic(err)
	}
	s, err := tb.Select(q)
	if err != nil {
		panic(err)
	}
	return s
}

func TestDrawingsOfNothingSayNothingWrong(t *testing.T) {
	none := incident.NewBuilder(nil).Table()
	until := incident.DayOf(2024, 3, 25)
	for _, r := range []draw.Rect{sheet, {}, {W: 1, H: 1}} {
		tl := NewTimeline(none, none.All(), none.All(), until, Paper)
		drawn(t, tl.Draw, r)
		for _, by := range []string{"year", "month", "country", "tactic"} {
			for _, measure := range []string{"count", "sum killed", "max killed.high"} {
				m, err := incident.ParseMeasure(measure)
				if err != nil {
					t.Fatal(err)
				}
				bars, err := NewBars(none, none.All(), by, m, Paper)
				if err != nil {
					t.Fatalf("%s by %s: %v", measure, by, err)
				}
				drawn(t, bars.Draw, r)
				if h := bars.Height(r.W); h < 0 || math.IsNaN(float64(h)) {
					t.Errorf("%s by %s is %g high", measure, by, h)
				}
				if words := bars.Words(m, by); words == "" {
					t.Errorf("%s by %s has no words", measure, by)
				}
			}
		}
		estimates := NewEstimates(nil, "fighters", until, Paper)
		drawn(t, estimates.Draw, r)
		if got := estimates.Words("fighters"); got != "No estimates." {
			t.Errorf("no estimates: %q", got)
		}
		m := NewMap(none, none.All(), atlas.ForExtent(region), nil, Paper)
		m.View = atlas.Fit(m.Base().Projection(), region, max(r.W, 1), max(r.H, 1))
		drawn(t, m.Draw, r)
	}
	if _, ok := ExtentOf(none, none.All()); ok {
		t.Error("nothing has an extent")
	}
}

func TestEstimatesKeepTheirOpenEnds(t *testing.T) {
	point := func(year int, low, high int64, scope string) incident.Point {
		return incident.Point{Series: "fighters", From: incident.DayOf(year, 1, 1), To: incident.DayOf(year, 12, 31), Low: low, High: high, Scope: scope}
	}
	points := []incident.Point{
		point(2022, 4000, 6000, "Afghanistan"), point(2016, 2000, 2000, "Afghanistan"), point(2019, 2500, -1, "region"), point(2020, -1, 2200, "Afghanistan"),
		point(2030, 1, 1, "later than the brief"),
		{Series: "other", Scope: "other"},
	}
	e := NewEstimates(points, "fighters", incident.DayOf(2024, 3, 25), Screen)
	l := drawn(t, e.Draw, sheet)
	want := "Fighters over time, 4 estimates: 2016: 2,000 (Afghanistan); 2019: more than 2,500 (region); 2020: up to 2,200 (Afghanistan); 2022: 4,000 to 6,000 (Afghanistan)."
	if got := e.Words("fighters"); got != want {
		t.Errorf("words:\n%s\nwant:\n%s", got, want)
	}
	for _, scope := range []string{"Afghanistan", "region"} {
		if !slices.Contains(l.words, scope) {
			t.Errorf("the key lacks %s: %v", scope, l.words)
		}
	}
	if slices.Contains(l.words, "later than the brief") || slices.Contains(l.words, "2030") {
		t.Errorf("it shows what came after the brief: %v", l.words)
	}
}

func TestAxesHaveRoundSteps(t *testing.T) {
	for _, v := range []float64{0, 0.5, 1, 3, 7, 12, 99, 100, 143, 170, 601, 999, 12_345, 4e6} {
		top := niceTop(v)
		if top < v || top < 1 || v > 1 && top > 2.01*v {
			t.Errorf("an axis for %g ends at %g", v, top)
		}
		marks := steps(top, 4)
		if len(marks) == 0 || len(marks) > 9 {
			t.Errorf("an axis to %g has the marks %v", top, marks)
		}
		for i, m := range marks {
			if m > top*1.001 || m != math.Trunc(m) && top >= 10 || i > 0 && m <= marks[i-1] {
				t.Errorf("an axis to %g has the marks %v", top, marks)
			}
		}
	}
}

func TestBarsOfTimeHaveNoHoles(t *testing.T) {
	tb := table(t, func(*incident.Incident) {}, func(x *incident.Incident) {
		x.When = incident.NewWhen(incident.DayOf(2023, 5, 5), incident.DayOf(2023, 5, 5), incident.ByDay)
	})
	m, err := incident.ParseMeasure("count")
	if err != nil {
		t.Fatal(err)
	}
	bars, err := NewBars(tb, tb.All(), "year", m, Screen)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range bars.Groups {
		got = append(got, fmt.Sprintf("%s %d", g.Key, g.Value.High))
	}
	if diff := cmp.Diff([]string{"2020 1", "2021 0", "2022 0", "2023 1"}, got); diff != "" {
		t.Error(diff)
	}
	drawn(t, bars.Draw, sheet)
}

func TestEveryWordOfBothScalesHasItsPlaceOnTheTrack(t *testing.T) {
	for _, scale := range []brief.Scale{brief.ICD203, brief.PHIA} {
		for _, word := range scale.Words() {
			for _, confidence := range []brief.Confidence{0, brief.LowConfidence, brief.ModerateConfidence, brief.HighConfidence} {
				j := &brief.Judgement{Likelihood: word, Confidence: confidence, Because: "two sources agree"}
				d := NewJudged(j, scale, Screen)
				r := draw.Rect{X: 10, Y: 10, W: 560, H: d.Height(560)}
				l := drawn(t, d.Draw, r)
				said := strings.Join(l.words, "|")
				if want := fmt.Sprintf("%s, %d to %d%%", capital(word.Word), word.Low, word.High); !strings.Contains(said, want) {
					t.Errorf("%v: %q is not said: %s", scale, want, said)
				}
				if confidence > 0 && !strings.Contains(said, capital(confidence.String())) {
					t.Errorf("%v %s: the confidence is not said: %s", scale, word.Word, said)
				}
				left, right := r.X+4, r.X+4+r.W*split-3*Screen.Label // the track
				found := false
				for i, a := range l.areas {
					if l.inks[i] == draw.Light.Accent && a.H > 6 && a.H < 14 && a.W > 0 {
						from, to := 100*(a.X-left)/(right-left), 100*(a.Right()-left)/(right-left)
						found = found || math.Abs(float64(from)-float64(word.Low)) < 1 && math.Abs(float64(to)-float64(word.High)) < 1
					}
				}
				if !found {
					t.Errorf("%v: no band runs from %d to %d %%", scale, word.Low, word.High)
				}
				for _, a := range l.areas {
					if a.X < r.X-12 || a.Right() > r.Right()+1 {
						t.Errorf("%v %s: something runs from %.1f to %.1f, out of %.0f to %.0f", scale, word.Word, a.X, a.Right(), r.X, r.Right())
					}
				}
				drawn(t, NewLikely(j, scale, Paper).Draw, sheet)
				drawn(t, NewSure(j, scale, Paper).Draw, sheet)
			}
		}
	}
	drawn(t, NewJudged(&brief.Judgement{}, brief.ICD203, Paper).Draw, sheet)
}

func TestIncidentsAreSaidInWords(t *testing.T) {
	plain := func(*incident.Incident) {}
	for _, c := range []struct {
		name     string
		rows     []func(*incident.Incident)
		coverage brief.CoverageKind
		describe string
		basis    string
	}{
		{"none", nil, brief.Census, "No incidents.", "No incident matches."},
		{
			"one",
			[]func(*incident.Incident){plain},
			brief.Census,
			"One incident, March 2020, all in Afghanistan. People killed: 20.",
			"One incident, March 2020. Attackers are not counted.",
		},
		{
			"several, of a selection",
			[]func(*incident.Incident){
				plain, func(x *incident.Incident) { x.Country, x.Killed = "Pakistan", incident.NoNumber },
				func(x *incident.Incident) { x.Killed = incident.Number{Low: 30, Best: incident.Unknown, High: 40} },
			},
			brief.Selection,
			"3 incidents, March 2020 to September 2020, in 2 countries; most, 2, in Afghanistan. People killed: 50 to 60, with 1 of unknown number. The deadliest: Attack 2, 17 September 2020 (30–40); Attack 0, 1 March 2020 (20).",
			"3 incidents, March 2020 to September 2020; one has no count. Attackers are not counted. A selection of well-reported incidents, not a count of all: it shows no trend.",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &brief.Brief{Incidents: table(t, c.rows...)}
			b.Coverage.Kind = c.coverage
			if got := Describe(b, b.Incidents.All()); got != c.describe {
				t.Errorf("described as\n%s\nwant\n%s", got, c.describe)
			}
			if got := Basis(b, b.Incidents.All()); got != c.basis {
				t.Errorf("based on\n%s\nwant\n%s", got, c.basis)
			}
		})
	}
}
