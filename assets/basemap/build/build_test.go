package main

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas/lbm"
)

// ring is an outline in whole degrees, closed.
func ring(corners ...[2]float64) (points []point) {
	for _, c := range append(corners, corners[0]) {
		points = append(points, pointOf(c[0], c[1]))
	}
	return points
}

// neighbours are two squares side by side, and an island.
func neighbours() []*area {
	return []*area{
		{id: "A-1", props: map[string]string{"adm0_a3": "AAA", "iso_3166_2": "AA-1", "name_en": "West", "admin": "Aland"}, rings: [][]point{ring([2]float64{0, 0}, [2]float64{10, 0}, [2]float64{10, 10}, [2]float64{0, 10})}},
		{id: "B-2", props: map[string]string{"adm0_a3": "BBB", "iso_3166_2": "BB-2", "name_en": "East", "admin": "Beland"}, rings: [][]point{
			ring([2]float64{10, 0}, [2]float64{20, 0}, [2]float64{20, 10}, [2]float64{10, 10}),
			ring([2]float64{30, 0}, [2]float64{31, 0}, [2]float64{31, 1}),
		}},
	}
}

func TestNeighboursShareTheirBoundary(t *testing.T) {
	arcs, err := topology(neighbours())
	if err != nil {
		t.Fatal(err)
	}
	sides := map[[2]int32]int{}
	for _, a := range arcs {
		sides[[2]int32{min(a.left, a.right), max(a.left, a.right)}]++
	}
	want := map[[2]int32]int{{0, 1}: 1, {-1, 0}: 1, {-1, 1}: 2}
	if diff := cmp.Diff(want, sides); diff != "" {
		t.Errorf("arcs by their sides -want +got:\n%s", diff)
	}
	for _, a := range arcs {
		if up := before(a.points[0], a.points[1]); min(a.left, a.right) == 0 && max(a.left, a.right) == 1 && (a.left == 0) != up {
			t.Errorf("the boundary runs from %v to %v with %d on its left", a.points[0], a.points[1], a.left)
		}
	}
	for i, want := range []int{1, 2} {
		if got := outline(arcs, func(face int32) bool { return face == int32(i) }); len(got) != want {
			t.Errorf("area %d has %d outlines, want %d", i, len(got), want)
		}
	}
	if _, err := topology(append(neighbours(), neighbours()[0])); err == nil {
		t.Error("two areas in one place pass")
	}
}

// A shore that ends at the cut of the map goes no further, though the outline does.
func TestTheMapsEdgeIsNoShore(t *testing.T) {
	arcs, err := topology([]*area{{id: "A-1", rings: [][]point{ring([2]float64{170, 60}, [2]float64{180, 60}, [2]float64{180, 70}, [2]float64{170, 70})}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(arcs) != 2 {
		t.Fatalf("%d arcs, want the shore and the edge", len(arcs))
	}
	for _, a := range arcs {
		if edge := len(a.points) == 2; edge != (onEdge(a.points[0]) && onEdge(a.points[1])) || !edge && len(a.points) != 4 {
			t.Errorf("an arc of %v", a.points)
		}
	}
}

func TestSimplerLinesStrayNoFarther(t *testing.T) {
	var line []point
	for i := range 400 {
		v := float64(i) / 40
		line = append(line, pointOf(v, math.Sin(v)+0.1*math.Sin(17*v)+0.003*math.Sin(171*v)))
	}
	var s simplifier
	strays := append([]float64(nil), s.strays(line, 1e-5)...)
	for _, tolerance := range tolerances {
		var kept []point
		for i, stray := range strays {
			if stray >= tolerance {
				kept = append(kept, line[i])
			}
		}
		for _, p := range line {
			nearest := math.Inf(1)
			for i := range len(kept) - 1 {
				nearest = min(nearest, toSegment(p, kept[i], kept[i+1]))
			}
			if nearest > tolerance+1e-5 {
				t.Fatalf("at a tolerance of %g a vertex lies %g from the line", tolerance, nearest)
			}
		}
	}
}

// toSegment is the distance of a place from a straight piece, in degrees.
func toSegment(p, a, b point) float64 {
	dx, dy, x, y := float64(b.x-a.x), float64(b.y-a.y), float64(p.x-a.x), float64(p.y-a.y)
	u := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		u = min(1, max(0, (x*dx+y*dy)/l))
	}
	return math.Hypot(x-u*dx, y-u*dy) / 1e5
}

func TestLinesMeetEndToEnd(t *testing.T) {
	a, b, c, d := point{0, 0}, point{1, 0}, point{2, 0}, point{3, 0}
	got := chain([][]point{{b, c}, {b, a}, {c, d}, {{9, 9}, {9, 8}}})
	if diff := cmp.Diff([][]point{{a, b, c, d}, {{9, 9}, {9, 8}}}, got, cmp.AllowUnexported(point{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A line that begins outside an area and runs past it cuts it where it meets its boundary.
func TestAreasAreCutAlongALine(t *testing.T) {
	for _, c := range []struct {
		name string
		line [][2]float64
	}{
		{"from corner to corner", [][2]float64{{0, 0}, {4, 5}, {10, 10}}},
		{"the other way", [][2]float64{{10, 10}, {4, 5}, {0, 0}}},
		{"from outside, near the corners", [][2]float64{{-3, -3}, {0.01, 0.005}, {4, 5}, {9.99, 10}, {13, 13}}},
	} {
		a := neighbours()[0]
		var line []point
		for _, v := range c.line {
			line = append(line, pointOf(v[0], v[1]))
		}
		whole := areaOf(a.rings)
		part, err := a.cut(line, pointOf(1, 9))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if !holds(part, pointOf(1, 9)) || holds(part, pointOf(9, 1)) || holds(a.rings[0], pointOf(1, 9)) || !holds(a.rings[0], pointOf(9, 1)) {
			t.Errorf("%s: the parts are the wrong ones", c.name)
		}
		if sum := areaOf(a.rings) + areaOf([][]point{part}); math.Abs(sum-whole) > 1e-6*whole {
			t.Errorf("%s: %g km² became %g", c.name, whole, sum)
		}
	}
	if _, err := neighbours()[0].cut([]point{pointOf(0, 0), pointOf(4, 5)}, pointOf(1, 9)); err == nil {
		t.Error("a line that ends within cuts")
	}
	if _, err := neighbours()[0].cut([]point{pointOf(0, 0), pointOf(10, 10)}, pointOf(50, 9)); err == nil {
		t.Error("a part is cut off that the area hasn't")
	}
}

// A name stands within its area, where there is room: not in the hole, not in the thin arm.
func TestNamesStandWithin(t *testing.T) {
	for _, c := range []struct {
		name                     string
		rings                    [][]point
		west, south, east, north float64
	}{
		{"a square", [][]point{ring([2]float64{0, 0}, [2]float64{10, 0}, [2]float64{10, 10}, [2]float64{0, 10})}, 4, 3, 6, 7},
		{"an L", [][]point{ring([2]float64{0, 0}, [2]float64{30, 0}, [2]float64{30, 6}, [2]float64{2, 6}, [2]float64{2, 20}, [2]float64{0, 20})}, 5, 2, 25, 4},
		{"a ring", [][]point{
			ring([2]float64{0, 0}, [2]float64{20, 0}, [2]float64{20, 20}, [2]float64{0, 20}),
			ring([2]float64{2, 2}, [2]float64{2, 12}, [2]float64{18, 12}, [2]float64{18, 2}),
		}, 5, 14, 15, 18},
		{"an island beside a larger one", [][]point{
			ring([2]float64{50, 0}, [2]float64{51, 0}, [2]float64{51, 1}), ring([2]float64{0, 0}, [2]float64{10, 0}, [2]float64{10, 10}, [2]float64{0, 10}),
		}, 0, 0, 10, 10},
	} {
		if lon, lat := labelPoint(c.rings); lon < c.west || lat < c.south || lon > c.east || lat > c.north {
			t.Errorf("%s is named at %.2f, %.2f", c.name, lon, lat)
		}
	}
}

func TestAreasAreThoseOfTheSphere(t *testing.T) {
	const tolerance = 1e-9                                                  // of the area
	want := 4 * math.Pi * 6371.0072 * 6371.0072 / 360 * math.Sin(math.Pi/6) // ten degrees wide, up to 30 north
	got := areaOf([][]point{ring([2]float64{20, 0}, [2]float64{30, 0}, [2]float64{30, 30}, [2]float64{20, 30})})
	if want = want / 2 * 10; math.Abs(got-want) > tolerance*want {
		t.Errorf("%g km², want %g", got, want)
	}
}

// Rows over several pages, and one too long for a page.
func TestClaimsAreReadFromADatabase(t *testing.T) {
	file, err := os.ReadFile("testdata/lines.db")
	if err != nil {
		t.Fatal(err)
	}
	claims, err := readClaims(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(claims) != 30 {
		t.Fatalf("%d claims, want 30", len(claims))
	}
	for i, c := range claims {
		n := 2
		if i == 6 {
			n = 100
		}
		if c.id != int64(3*i+3) || !strings.HasPrefix(c.name, "Claim ") || len(c.parts) != 2 || len(c.parts[0]) != n {
			t.Fatalf("claim %d is %d %q with %d parts", i, c.id, c.name, len(c.parts))
		}
		if last := c.parts[0][n-1]; last != pointOf(float64(i+1)+float64(n-1)/100, float64(n-1)/50) {
			t.Errorf("claim %d ends at %v", i, last)
		}
	}
	for _, broken := range [][]byte{nil, file[:99], file[:512], file[:len(file)/2]} {
		if _, err := readClaims(broken); err == nil {
			t.Errorf("%d bytes of %d pass for the database", len(broken), len(file))
		}
	}
}

func TestMarbleIsRead(t *testing.T) {
	file := []byte{
		2, 0, 0, 0, 1, 0, // version, features
		4, 0, 0, 0, 7, 2, // of two lines
		2, 0, 0, 0, 7, 0, 0, 0, 2, // the shore, of two nodes
		0, 120, 0, 240, 0, 1, 12, 0xf4, // 1 north, 2 east, and 0.1 farther north and west
		0xff, 0x88, 0, 0, 0, 0, // 1 south
		3, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, // an island
	}
	want := []marbleLine{
		{7, false, []point{pointOf(2, 1), pointOf(1.9, 1.1), pointOf(0, -1)}},
		{7, true, []point{pointOf(0, 0)}},
	}
	got, err := readPN2(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(marbleLine{}, point{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, n := range []int{0, 5, 15, 30, 40} {
		if _, err := readPN2(file[:n]); err == nil {
			t.Errorf("%d bytes of %d pass for the file", n, len(file))
		}
	}
}

func TestErrataMustFindWhatTheyPutRight(t *testing.T) {
	w := newWorld(neighbours(), []city{{id: "5", name: "Oldtown"}})
	names := &languages{mo: map[string]map[string]string{"fa": {"5": "ساوه"}}}
	if err := w.correct([][]string{{"5", "name_fa", "ساوه", "اراک"}, {"A-1", "name_en", "West", "Sunset"}, {"BBB", "code", "BBB", "BEL"}, {"BBB", "name", "Beland", "Beeland"}, {"5", "name", "Oldtown", "Newtown"}}, names); err != nil {
		t.Fatal(err)
	}
	if w.byID["A-1"].props["name_en"] != "Sunset" || *w.lands["BBB"] != (land{"BEL", "Beeland"}) || w.cities[0].name != "Newtown" || names.mo["fa"]["5"] != "اراک" {
		t.Error("the errata were not applied")
	}
	for _, row := range [][]string{
		{"A-1", "name_en", "West", "Dawn"},
		{"Z-9", "name_en", "West", "Dawn"},
		{"BBB", "name", "Celand", "x"},
		{"5", "name", "Oldtown", "x"},
		{"A-1", "merge", "Sunset", "Z-9"},
		{"5", "name_fa", "ساوه", "x"},
		{"5", "name_ar", "", "x"},
	} {
		if err := w.correct([][]string{row}, names); err == nil {
			t.Errorf("%v finds nothing and passes", row)
		}
	}
	if err := w.correct([][]string{{"A-1", "merge", "Sunset", "B-2"}}, names); err != nil || len(w.byID["B-2"].rings) != 3 || !w.byID["A-1"].gone {
		t.Errorf("merging left %d outlines: %v", len(w.byID["B-2"].rings), err)
	}
}

func TestPolicyFollowsItsTable(t *testing.T) {
	w := newWorld(neighbours(), nil)
	list := rulings([][]string{
		{"East", "area", "BB-2", "AAA", "BBB", "", ""},
		{"The line", "border", "AAA|BB-2", "control", "border", "", ""},
		{"A claim", "claim", "3,4", "claim", "none", "", ""},
	})
	owner, err := w.owners(list)
	if err != nil {
		t.Fatal(err)
	}
	if got := owner[w.areas[1]]; got != [lbm.Policies]string{"AAA", "BBB"} {
		t.Errorf("the east belongs to %v", got)
	}
	lines, err := w.boundaries(list)
	if err != nil || len(lines) != 1 || lines[0].class != [lbm.Policies]lbm.Class{lbm.Control, lbm.Border} || !lines[0].a[w.areas[0]] || !lines[0].b[w.areas[1]] {
		t.Errorf("the boundary is %v, %v", lines, err)
	}
	if _, err := claimClasses(list, []claimLine{{id: 3}, {id: 4}}); err != nil {
		t.Error(err)
	}
	if _, err := claimClasses(list, []claimLine{{id: 5}}); err == nil {
		t.Error("a line of the source without a ruling passes")
	}
	for _, row := range [][]string{
		{"x", "border", "AAA|ZZZ", "control", "border", "", ""}, {"x", "border", "AAA", "control", "border", "", ""}, {"x", "border", "AAA|BBB", "wavy", "border", "", ""},
	} {
		if _, err := w.boundaries(rulings([][]string{row})); err == nil {
			t.Errorf("%v passes", row)
		}
	}
}

func TestNamesLoseWhatGoesWithoutSaying(t *testing.T) {
	l := languagesOf([][]string{{"AFG", "fa", "ولایت ", ""}, {"POL", "en", " Voivodeship", ""}, {"RUS", "ru", "", ""}, {"CHN", "zh", "", ""}, {"TUR", "tr", "", ""}})
	for _, c := range []struct{ got, want string }{
		{l.plain("POL", "en", "Opole Voivodeship"), "Opole"},
		{l.plain("FRA", "en", "Opole Voivodeship"), "Opole Voivodeship"},
		{l.local("AFG", "Balkh", map[string]string{"name_fa": "ولایت بلخ"}), "بلخ"},
		{l.local("AFG", "Balkh", map[string]string{"name_fa": "Balkh Province"}), ""},
		{l.local("TUR", "Van", map[string]string{"name_tr": "Van"}), ""},
		{l.local("TUR", "Izmir", map[string]string{"name_tr": "İzmir"}), ""},
		{l.romanised("AFG", "Mazār-e Sharīf"), "Mazar-e Sharif"},
		{l.romanised("RUS", "Tol’yatti"), "Tolyatti"},
		{l.romanised("CHN", "Xi’an"), "Xi’an"},
		{l.romanised("TUR", "Iğdır"), "Iğdır"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
