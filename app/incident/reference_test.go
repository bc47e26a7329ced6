package incident

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/app/fold"
	"lectern/app/geometry"

	gocmp "github.com/google/go-cmp/cmp"
)

// matches is the query language said again, one row at a time and without columns, codes or bits.
func matches(n node, x *Incident, g Gazetteer) bool {
	switch n := n.(type) {
	case and:
		return !slices.ContainsFunc(n, func(c node) bool { return !matches(c, x, g) })
	case or:
		return slices.ContainsFunc(n, func(c node) bool { return matches(c, x, g) })
	case not:
		return !matches(n.node, x, g)
	case *search:
		return slices.ContainsFunc(n.parts, func(part string) bool {
			for _, text := range searchedTexts(x) {
				if strings.Contains(fold.String(text), fold.String(part)) {
					return true
				}
			}
			return false
		})
	case *contains:
		return slices.ContainsFunc(n.parts, func(part string) bool { return strings.Contains(fold.String(cellOf(x, n.field)), fold.String(part)) })
	case *decimals:
		v, err := strconv.ParseFloat(cellOf(x, n.field), 64)
		return err == nil && slices.ContainsFunc(n.ranges, func(r decimalRange) bool {
			var a, b float64
			switch s := r.text; {
			case scanned(s, ">=%g", &a):
				return v >= a
			case scanned(s, "<=%g", &a):
				return v <= a
			case scanned(s, ">%g", &a):
				return v > a
			case scanned(s, "<%g", &a):
				return v < a
			case scanned(strings.Replace(s, "..", " ", 1), "%g %g", &a, &b):
				return a <= v && v <= b
			case scanned(strings.TrimPrefix(s, ".."), "%g", &b) && strings.HasPrefix(s, ".."):
				return v <= b
			case scanned(strings.TrimSuffix(s, ".."), "%g", &a) && strings.HasSuffix(s, ".."):
				return v >= a
			}
			want, err := strconv.ParseFloat(r.text, 64)
			return err == nil && v == want
		})
	case *equals:
		if n.field == "homes_flooded" {
			v, err := strconv.ParseFloat(cellOf(x, n.field), 64)
			return err == nil && slices.ContainsFunc(n.values, func(s string) bool { want, _ := strconv.ParseFloat(s, 64); return v == want })
		}
		return slices.ContainsFunc(n.values, func(v string) bool { return equalsCell(x, n.field, v, g) })
	case *has:
		return slices.ContainsFunc(n.fields, func(f string) bool { return known(x, f) })
	case *numbers:
		low, high, ok := ends(x, n.field.Name)
		least, most := n.field.bounds()
		return ok && slices.ContainsFunc(n.ranges, func(r span) bool {
			scale := float64(n.field.scale)
			return (r.low == least || math.Round(low*scale) >= float64(r.low)) && (r.high == most || math.Round(high*scale) <= float64(r.high))
		})
	case *like:
		values := []string{cellOf(x, n.field)}
		switch {
		case n.field == "":
			values = searchedTexts(x)
		case n.field == "sources" && !n.part:
			values = x.Sources
		}
		return slices.ContainsFunc(n.values, func(p pattern) bool {
			form := regexp.QuoteMeta(fold.String(p.text))
			if p.wild {
				form = strings.ReplaceAll(form, `\*`, ".*")
			}
			switch {
			case !n.part:
				form = "^" + form + "$"
			case p.wild:
				const noLetter = `[^\p{L}\p{N}\p{M}]`
				if !strings.HasPrefix(p.text, "*") {
					form = "(^|" + noLetter + ")" + form
				}
				if !strings.HasSuffix(p.text, "*") {
					form += "($|" + noLetter + ")"
				}
			}
			whole := regexp.MustCompile("(?s)" + form)
			return slices.ContainsFunc(values, func(v string) bool { return v != "" && whole.MatchString(fold.String(v)) })
		})
	case *recurring:
		units := unitsIn(n, x)
		asked := func(unit string) bool { return slices.Contains(n.names(), unit) }
		return slices.ContainsFunc(units, asked) && (!n.surely || !slices.ContainsFunc(units, func(unit string) bool { return !asked(unit) }))
	case *dates:
		if n.end != nil {
			day := x.When.First
			if n.end.Name == "last_day" {
				day = x.When.Last
			}
			return slices.ContainsFunc(n.ranges, func(r dateRange) bool { return r.first <= day && day <= r.last })
		}
		return slices.ContainsFunc(n.ranges, func(r dateRange) bool {
			if n.within {
				return r.first <= x.When.First && x.When.Last <= r.last
			}
			return x.When.First <= r.last && r.first <= x.When.Last
		})
	case *near:
		if n.surely {
			return certainly(n, x, g)
		}
		return slices.ContainsFunc(n.circles, func(c circle) bool {
			var lat, lon float64
			if _, err := fmt.Sscanf(c.place, "%g,%g", &lat, &lon); err != nil {
				lat, lon, _ = g.Locate(c.place)
			}
			km, _ := x.Uncertainty()
			return x.HasPoint && angleKM(lat, lon, x.Lat, x.Lon) <= c.km+km
		})
	case *inside:
		return x.HasPoint && slices.ContainsFunc(n.areas, func(a insideArea) bool {
			area, err := geometry.NewArea([][]geometry.Point{a.corners})
			if err != nil {
				return false
			}
			km, areal := x.Uncertainty()
			if n.point {
				km = 0
			}
			r, at := geometry.NewRegion([]geometry.Area{area}), geometry.Point{Lon: x.Lon, Lat: x.Lat}
			edge := r.EdgeKM(at, max(km, 1))
			if n.surely {
				return !areal && r.Contains(at) && (km == 0 || edge >= km)
			}
			return r.Contains(at) || edge < km
		})
	case *within:
		if !x.HasPoint || x.Lat < degrees(n.south) || x.Lat > degrees(n.north) {
			return false
		}
		west, east := x.Lon >= degrees(n.west), x.Lon <= degrees(n.east)
		if n.west > n.east {
			return west || east
		}
		return west && east
	}
	panic(fmt.Sprintf("no reference for %T", n))
}

func scanned(s, form string, to ...any) bool {
	n, err := fmt.Sscanf(s, form, to...)
	return err == nil && n == len(to)
}

// angleKM is by vectors, where DistanceKM is by haversines.
func angleKM(lat1, lon1, lat2, lon2 float64) float64 {
	unit := func(lat, lon float64) [3]float64 {
		y, x := lat*math.Pi/180, lon*math.Pi/180
		return [3]float64{math.Cos(y) * math.Cos(x), math.Cos(y) * math.Sin(x), math.Sin(y)}
	}
	a, b := unit(lat1, lon1), unit(lat2, lon2)
	cross := math.Hypot(math.Hypot(a[1]*b[2]-a[2]*b[1], a[2]*b[0]-a[0]*b[2]), a[0]*b[1]-a[1]*b[0])
	return math.Atan2(cross, a[0]*b[0]+a[1]*b[1]+a[2]*b[2]) * earthKM
}

func equalsCell(x *Incident, field, v string, g Gazetteer) bool {
	switch field {
	case "country":
		if _, name, ok := g.Country(v); ok {
			v = name
		}
		return fold.String(x.Country) == fold.String(v) || x.CountryCode != "" && fold.String(x.CountryCode) == fold.String(v)
	case "sources":
		return slices.ContainsFunc(x.Sources, func(s string) bool { return fold.String(s) == fold.String(v) })
	}
	return fold.String(cellOf(x, field)) == fold.String(v)
}

func cellOf(x *Incident, field string) string {
	text := map[string]string{
		"id": x.ID, "title": x.Title, "country": x.Country, "admin1": x.Admin1, "place": x.Place, "tactic": x.Tactic,
		"event_type": x.EventType, "actor": x.Actor, "target": x.Target, "attribution": x.Attribution.String(),
		"verification": x.Verification.String(), "confidence": x.Confidence.String(), "sources": strings.Join(x.Sources, ";"),
		"location_precision": x.LocationPrecision.String(), "date_precision": x.When.Precision.String(),
	}
	if v, ok := text[field]; ok {
		return v
	}
	for _, c := range x.Extra {
		if c.Column == field {
			return c.Value
		}
	}
	return ""
}

func known(x *Incident, field string) bool {
	switch field {
	case "date", "date.within", "date_precision":
		return true
	case "attribution":
		return x.Attribution != UnknownAttribution
	}
	if _, _, ok := ends(x, field); ok {
		return true
	}
	return cellOf(x, field) != ""
}

// ends are the low and high end of a number, ok when it is known.
func ends(x *Incident, field string) (low, high float64, ok bool) {
	switch field {
	case "lat":
		return x.Lat, x.Lat, x.HasPoint
	case "lon":
		return x.Lon, x.Lon, x.HasPoint
	case "location_radius_km":
		return x.RadiusKM, x.RadiusKM, x.RadiusKM > 0
	case "attackers_killed":
		return float64(x.AttackersKilled), float64(x.AttackersKilled), x.AttackersKilled >= 0
	}
	name, end, _ := strings.Cut(field, ".")
	n, isNumber := map[string]Number{"killed": x.Killed, "wounded": x.Wounded}[name]
	if !isNumber {
		return 0, 0, false
	}
	or := func(a, b int32) int32 {
		if a >= 0 {
			return a
		}
		return b
	}
	least, most := or(n.Low, n.Best), or(n.High, n.Best)
	switch end {
	case "low":
		return float64(least), float64(least), least >= 0
	case "high":
		return float64(most), float64(most), most >= 0
	case "best":
		return float64(n.Best), float64(n.Best), n.Best >= 0
	}
	switch {
	case n.Best >= 0:
		return float64(n.Best), float64(n.Best), true
	case least >= 0 && most < 0:
		return float64(least), math.Inf(1), true
	case least < 0 && most >= 0:
		return 0, float64(most), true
	}
	return float64(least), float64(most), least >= 0
}

// randomQuery covers every form of the language.
func randomQuery(r *rand.Rand, depth int) string {
	if depth > 0 && r.IntN(2) == 0 {
		a, b := randomQuery(r, depth-1), randomQuery(r, depth-1)
		return pick(r, a+" "+b, "("+a+" OR "+b+")", "-("+a+" "+b+")", a+" ("+b+")", "-"+"("+a+" OR "+b+")")
	}
	date := func() string {
		d := DayOf(2015, 1, 1) + Day(r.IntN(11*365))
		return pick(r, Days, Weeks, Months, Quarters, Years).Label(d)
	}
	number := func(n int) string {
		a := r.IntN(n)
		return pick(r, fmt.Sprint(a), fmt.Sprintf(">=%d", a), fmt.Sprintf("<=%d", a), fmt.Sprintf(">%d", a), fmt.Sprintf("<%d", a+1),
			fmt.Sprintf("%d..%d", a, a+r.IntN(30)), fmt.Sprintf("%d..", a), fmt.Sprintf("..%d", a))
	}
	term := pick(r,
		"country:"+pick(r, "Afghanistan", "AFG,pak", "iran", "TUR", "turkiye", `"cote d'ivoire"`, "Atlantis"),
		"place:"+pick(r, "Kabul", "jalalabad", `"herat city",Kerman`, "Nowhere"),
		"tactic:"+pick(r, `"suicide bombing"`, "unknown", `"vehicle bomb","ARMED ASSAULT"`),
		"attribution:"+pick(r, "claimed", "unknown", "claimed,Disputed"),
		"verification:"+pick(r, "confirmed", "unverified,reported"),
		"confidence:high,low", "location_precision:"+pick(r, "exact", "province,country"), "date_precision:"+pick(r, "day", "month,year"),
		"sources:"+pick(r, "afp-1", "bbc-2,un-3"), "sources~bbc", "id~"+pick(r, "2016", "-7"), "title~"+pick(r, "mosque", `"“x”"`, "ecole,rally"),
		"in_commentary:"+pick(r, "yes", "no,YES"), "in_commentary~e",
		"homes_flooded:"+number(2000), "homes_flooded:"+number(2000)+","+number(100), "homes_flooded:"+pick(r, "-3..10.5", "<0", ">=1999.25", "7.250", "3"),
		pick(r, "mosque", "shrine,rally", `"attack on"`, "military", "zzz", `"(2021)"`, "place of"),
		"has:"+pick(r, "lat", "killed", "killed.best", "wounded.low,attackers_killed", "admin1", "attribution", "location_radius_km", "sources", "in_commentary", "date"),
		pick(r, "killed", "wounded", "killed.low", "killed.high", "wounded.best", "wounded_high", "killed_low")+":"+number(45),
		"killed:"+number(30)+","+number(60), "attackers_killed:"+number(4),
		"lat:"+pick(r, ">34.2", "<=34.5289", "30..35", "-20..0", "34.5289"), "lon:"+pick(r, ">=69", "<-3.7", "-180..180"),
		"location_radius_km:"+pick(r, "0.5", ">1", "..40"),
		"date:"+pick(r, date(), ">="+date(), "<="+date(), ">"+date(), "<"+date(), date()+"..", ".."+date(), "2016.."+fmt.Sprint(2016+r.IntN(9)), date()+","+date()),
		"date.within:"+pick(r, date(), ">="+date(), "<"+date(), date()+"..", ".."+date(), "2018-03..2021"),
		"date:"+pick(r, "last-90-days", "last-7-weeks", "last-month", "last-2-quarters,2016", "last-3-years"), "date.within:last-"+fmt.Sprint(1+r.IntN(40))+"-months",
		pick(r, "last 40 days", "past 2 years", "last year", "Q3 2019", "q1 2024"), pick(r, "first_day", "last_day", "date_end")+":"+pick(r, date(), ">="+date(), "..2018", "last-year"),
		pick(r, "weekday:", "weekday.within:", "Weekday_within:")+pick(r, "fri", "saturday,Sunday", "fri..mon", "thursdays"),
		pick(r, "month_of_year:", "month_of_year.within:")+pick(r, "jan", "march,December", "nov..feb"),
		"title:"+pick(r, "mosque*", "*bombing", "*a*k*", "e*le*x*", "shrine*,*market", `"mosque*"`), "admin1:"+pick(r, "N*r", "bal*,Kabul", "*"),
		"sources:"+pick(r, "afp*", "*-3,bbc-2", "*c-*"), pick(r, "id~20*16", "place~ja*d,zz", "in_commentary:y*", "homes_flooded:1*5", "country:*stan", "tactic~su*b*g"),
		pick(r, "mosq*bing", "mosque*bombing", "att*ket,shr*", "*rally*", "m*zzz", "*bul", "kab*,*stan", "a*d", "abul*", "title~ombing*", "title~*ally,mos*"),
		pick(r, "near:", "near.within:")+pick(r, `"Kabul 50km"`, `"kabul 0 km"`, `"Suva 300km"`, `"34.4265,70.4515 12.5km"`, `"Suva 5000km","Kabul 9000km"`, `"89.9,0 4000km"`, `"Kabul 20000km"`),
		pick(r, "inside:", "inside.within:", "within:")+pick(r, `"30,60 30,75 38,75"`, `"34.4,69 34.4,70.5 34.6,70.5 34.6,69"`, `"-30,170 -30,-170 0,-170 0,170"`),
		"within:"+pick(r, "60,29,75,38", "170,-30,-170,0", "69.1725,34.5289,69.1725,34.5289", "-180,-90,180,90", "10,50,-10,60"),
	)
	return pick(r, "", "", "-") + term
}

// searchedTexts returns where free words are looked for.
func searchedTexts(x *Incident) []string {
	return []string{x.Title, x.Country, x.Admin1, x.Place, x.Summary, x.Actor, x.Target}
}

// unitsIn returns the days of the week or the months of the year of an incident, none where they aren't known.
func unitsIn(n *recurring, x *Incident) (units []string) {
	first, last := x.When.First.Time(), x.When.Last.Time()
	oneMonth := first.Year() == last.Year() && first.Month() == last.Month()
	if x.When.Precision != ByDay && (n.field != "month_of_year" || !oneMonth) {
		return nil
	}
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		if n.field == "month_of_year" {
			units = append(units, d.Month().String())
		} else {
			units = append(units, d.Weekday().String())
		}
	}
	return units
}

// certainly reports whether an incident satisfies a node wherever in its days and place it was.
func certainly(n node, x *Incident, g Gazetteer) bool {
	switch n := n.(type) {
	case and:
		return !slices.ContainsFunc(n, func(c node) bool { return !certainly(c, x, g) })
	case or:
		return slices.ContainsFunc(n, func(c node) bool { return certainly(c, x, g) })
	case *dates:
		if n.end != nil { // the day as the row has it
			return matches(n, x, g)
		}
		return slices.ContainsFunc(n.ranges, func(r dateRange) bool { return r.first <= x.When.First && x.When.Last <= r.last })
	case *inside:
		return matches(&inside{areas: n.areas, surely: !n.point, point: n.point}, x, g)
	case *recurring:
		units := unitsIn(n, x)
		return len(units) > 0 && !slices.ContainsFunc(units, func(unit string) bool { return !slices.Contains(n.names(), unit) })
	case *near:
		km, area := x.Uncertainty()
		return x.HasPoint && !area && slices.ContainsFunc(n.circles, func(c circle) bool {
			var lat, lon float64
			if _, err := fmt.Sscanf(c.place, "%g,%g", &lat, &lon); err != nil {
				lat, lon, _ = g.Locate(c.place)
			}
			return angleKM(lat, lon, x.Lat, x.Lon) <= c.km-km
		})
	}
	return matches(n, x, g)
}

// TestSelectAgreesWithRowByRowReference asks random questions of random tables.
func TestSelectAgreesWithRowByRowReference(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 7))
		table := randomTable(r, []int{1, 63, 64, 700, 1500, 20_000}[seed])
		rows := incidentsOf(table)
		for range 40_000 / (len(rows) + 100) {
			agree(t, table, rows, randomQuery(r, 3))
		}
	}
}

func incidentsOf(t *Table) []Incident {
	rows := make([]Incident, t.Len())
	for i := range rows {
		rows[i] = t.At(Row(i))
	}
	return rows
}

// agree checks selection, totals, measures and their canonical spelling on one query.
func agree(t *testing.T, table *Table, rows []Incident, query string) {
	t.Helper()
	q, err := table.Parse(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	again, err := table.Parse(q.String())
	if err != nil || again.String() != q.String() {
		t.Fatalf("%s prints as %s, which reads as %s (%v)", query, q, again, err)
	}
	s, err := table.Select(q)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	verified, err := table.Select(again, WithoutUnverified())
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	want := Totals{Main: table.Main(), First: Latest, Last: Earliest, Begun: Earliest}
	var killed, wounded, killedAround, woundedAround Tally
	for i := range Row(len(rows)) {
		x := &rows[i]
		if x.Verification != Unverified {
			want.Of++
		}
		match := matches(q.root, x, table.gazetteer)
		if s.Has(i) != match {
			t.Fatalf("%s: row %d selected %v, reference says %v: %+v", query, i, s.Has(i), match, *x)
		}
		if verified.Has(i) != (match && x.Verification != Unverified) {
			t.Fatalf("%s: row %d is %q, selected %v without unverified", query, i, x.Verification, verified.Has(i))
		}
		if !match {
			continue
		}
		if x.Verification == Unverified {
			want.Hidden++
			continue
		}
		want.Rows++
		sure := q.root == nil || certainly(q.root, x, table.gazetteer)
		if verified.IsUnsure(i) == sure {
			t.Fatalf("%s: row %d unsure %v, reference says %v: %+v", query, i, verified.IsUnsure(i), !sure, *x)
		}
		if !sure {
			want.Unsure++
		}
		want.First, want.Last = min(want.First, x.When.First), max(want.Last, x.When.Last)
		want.Begun = max(want.Begun, x.When.First)
		addTo(x.Killed, sure, &killed)
		addTo(x.Wounded, sure, &wounded)
		addTo(around(x.Killed), sure, &killedAround)
		addTo(around(x.Wounded), sure, &woundedAround)
	}
	if want.Unsure > 0 { // a range is told anyway: that of the lowest and the highest figures
		killed, wounded = killedAround, woundedAround
	}
	for _, a := range table.Amounts() {
		switch a {
		case Killed:
			want.Sums = append(want.Sums, Total{a, killed, killedAround})
		case Wounded:
			want.Sums = append(want.Sums, Total{a, wounded, woundedAround})
		}
	}
	if diff := gocmp.Diff(want, table.Totals(verified)); diff != "" {
		t.Fatalf("%s: totals (-want +got):\n%s", query, diff)
	}
}

// TestOrderAgreesWithReference sorts again with a comparison of whole incidents.
func TestOrderAgreesWithReference(t *testing.T) {
	table := randomTable(rand.New(rand.NewPCG(13, 14)), 2000)
	rows := incidentsOf(table)
	numeric := func(field string) func(x *Incident) (keys []float64, known bool) {
		return func(x *Incident) ([]float64, bool) {
			low, high, ok := ends(x, field)
			return []float64{low, high}, ok
		}
	}
	for name, key := range map[string]func(x *Incident) ([]float64, bool){
		"killed": numeric("killed"), "wounded.low": numeric("wounded.low"), "lat": numeric("lat"),
		"date": func(x *Incident) ([]float64, bool) {
			return []float64{float64(x.When.First), float64(x.When.Last)}, true
		},
	} {
		for _, descending := range []bool{false, true} {
			want := make([]Row, len(rows))
			for i := range want {
				want[i] = Row(i)
			}
			slices.SortFunc(want, func(i, j Row) int {
				a, okA := key(&rows[i])
				b, okB := key(&rows[j])
				order := slices.Compare(a, b)
				if descending {
					order = -order
				}
				switch {
				case okA != okB && okA:
					order = -1
				case okA != okB:
					order = 1
				case !okA:
					order = 0
				}
				return cmp.Or(order, cmp.Compare(rows[i].At.Line, rows[j].At.Line))
			})
			got, err := table.Order(table.All(), name, descending)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(got, want) {
				t.Errorf("order by %s, descending %v, differs from the reference", name, descending)
			}
		}
	}
}
