package geometry

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func read(t *testing.T, data string) *Shapes {
	t.Helper()
	s, _, err := Read([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func polygon(rings string) string { return `{"type":"Polygon","coordinates":[` + rings + `]}` }

// What a polygon holds is the same however it is drawn: closed or not, in any direction, over the date line in numbers that
// run on or jump, crossing itself.
func TestAPlaceLiesInAnAreaHoweverItIsDrawn(t *testing.T) {
	for _, c := range []struct {
		name    string
		rings   string
		in, out []Point
	}{
		{"a square", "[[0,0],[10,0],[10,10],[0,10],[0,0]]", []Point{{5, 5}, {0.1, 9.9}}, []Point{{-1, 5}, {11, 5}, {5, 11}, {5, -1}, {-175, 5}}},
		{"clockwise", "[[0,0],[0,10],[10,10],[10,0],[0,0]]", []Point{{5, 5}}, []Point{{11, 5}}},
		{"not closed", "[[0,0],[10,0],[10,10],[0,10]]", []Point{{5, 5}}, []Point{{11, 5}}},
		{"with a hole", "[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]", []Point{{3, 5}}, []Point{{5, 5}}},
		{"over the date line, jumping", "[[170,-10],[-170,-10],[-170,10],[170,10],[170,-10]]", []Point{{175, 0}, {-175, 0}, {180, 0}, {-180, 0}}, []Point{{165, 0}, {-165, 0}, {0, 0}}},
		{"over the date line, running on", "[[170,-10],[190,-10],[190,10],[170,10],[170,-10]]", []Point{{175, 0}, {-175, 0}}, []Point{{165, 0}, {-165, 0}, {0, 0}}},
		{"over it from the west", "[[-190,-10],[-170,-10],[-170,10],[-190,10],[-190,-10]]", []Point{{175, 0}, {-175, 0}}, []Point{{0, 0}}},
		{"over it with a hole", "[[170,-10],[-170,-10],[-170,10],[170,10],[170,-10]],[[-178,-2],[-176,-2],[-176,2],[-178,2],[-178,-2]]", []Point{{175, 0}, {-175, 0}}, []Point{{-177, 0}}},
		{"the world", "[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]", []Point{{0, 0}, {179, 80}, {-179, -80}}, nil},
		{"the Arctic, cut at the date line", "[[-180,66],[180,66],[180,90],[-180,90],[-180,66]]", []Point{{0, 70}, {-179, 89}}, []Point{{0, 65}}},
		{"a bow", "[[0,0],[10,10],[10,0],[0,10],[0,0]]", []Point{{1, 5}, {9, 5}}, []Point{{5, 1}, {5, 9}}},
		{"twice around", "[[0,0],[10,0],[10,10],[0,10],[0,0],[10,0],[10,10],[0,10],[0,0]]", []Point{{5, 5}}, []Point{{11, 5}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := NewRegion(read(t, polygon(c.rings)).Areas)
			for _, p := range c.in {
				if !r.Contains(p) {
					t.Errorf("%v lies outside", p)
				}
			}
			for _, p := range c.out {
				if r.Contains(p) {
					t.Errorf("%v lies inside", p)
				}
			}
		})
	}
}

// The bands of a region leave no side out.
func TestARegionOfManySidesIsAsItsSidesSay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var ring []Point
	for i := range 3000 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 3000)
		reach := 5 + r.Float64()
		ring = append(ring, Point{178 + reach*cos, 20 + reach*sin})
	}
	area, err := NewArea([][]Point{ring})
	if err != nil {
		t.Fatal(err)
	}
	many := NewRegion([]Area{area})
	plain := *many
	plain.bands = [][]int32{nil}
	for i := range many.sides {
		plain.bands[0] = append(plain.bands[0], int32(i))
	}
	inside := 0
	for range 2000 {
		p := Point{math.Remainder(178+r.Float64()*16-8, 360), 20 + r.Float64()*16 - 8}
		if many.Contains(p) != plain.Contains(p) {
			t.Fatalf("%v: in it %v, by all sides %v", p, many.Contains(p), plain.Contains(p))
		}
		if got, want := many.EdgeKM(p, 40), plain.EdgeKM(p, 40); got != want {
			t.Fatalf("%v: %g km from the edge, by all sides %g km", p, got, want)
		}
		if many.Contains(p) {
			inside++
		}
	}
	if inside < 200 || inside > 1800 {
		t.Errorf("%d of 2,000 places lie inside", inside)
	}
}

func TestEdgesAreAsFarAsTheGlobeHasIt(t *testing.T) {
	square := NewRegion(read(t, polygon("[[170,0],[-170,0],[-170,10],[170,10],[170,0]]")).Areas)
	north := NewRegion(read(t, polygon("[[20,60],[30,60],[30,70],[20,70],[20,60]]")).Areas)
	const degree = earthKM * math.Pi / 180
	for _, c := range []struct {
		region *Region
		at     Point
		want   float64
	}{
		{square, Point{180, 1}, degree},
		{square, Point{-169, 5}, degree * math.Cos(5*math.Pi/180)},
		{square, Point{169, 5}, degree * math.Cos(5*math.Pi/180)},
		{square, Point{-170.5, 10.5}, degree / 2},
		{north, Point{20.5, 65}, degree / 2 * math.Cos(65*math.Pi/180)},
		{north, Point{25, 69.75}, degree / 4},
		{north, Point{25, 0}, 500},
	} {
		if got := c.region.EdgeKM(c.at, 500); math.Abs(got-c.want) > 0.01*c.want {
			t.Errorf("%v is %.2f km from the edge, want %.2f", c.at, got, c.want)
		}
	}
}

func TestWhatIsNoLayerSaysWhy(t *testing.T) {
	deep := strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 40) + strings.Repeat("]}", 40)
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "no GeoJSON"},
		{"text", "control areas", "no GeoJSON"},
		{"another object", `{"type":"Topology"}`, "no GeoJSON"},
		{"nothing in it", `{"type":"FeatureCollection","features":[]}`, "no area, line or point"},
		{"features without a place", `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}`, "no area, line or point"},
		{"metres", polygon("[[500000,4000000],[500001,4000000],[500001,4000001]]"), "no longitude and latitude"},
		{"another system", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32638"}},"features":[]}`, "WGS 84"},
		{"two corners", polygon("[[0,0],[1,1],[0,0]]"), "fewer than three corners"},
		{"thrice around the globe", `{"type":"LineString","coordinates":[` + strings.Repeat("[0,0],[120,0],[-120,0],", 3) + `[0,0]]}`, "more than once"},
		{"around a pole", polygon("[[0,60],[90,60],[180,60],[-90,60],[0,60]]"), "around a pole"},
		{"a pole, not closed", polygon("[[0,60],[90,60],[180,60],[-90,60]]"), "around a pole"},
		{"the third", `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null},{"type":"Feature","geometry":null},{"type":"Feature","geometry":` + polygon("[[0,95],[1,1],[0,0]]") + `}]}`, "feature 3: 0, 95 is no longitude and latitude"},
		{"a line of one", `{"type":"LineString","coordinates":[[1,1],[1,1]]}`, "a line has fewer than two points"},
		{"words for numbers", polygon(`[["a","b"]]`), "[longitude, latitude]"},
		{"nothing for a number", polygon("[[null,20],[70,34],[70,35],[null,20]]"), "[longitude, latitude]"},
		{"nested too deep", deep, "no GeoJSON"},
	} {
		if _, _, err := Read([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}

const mixed = "\ufeff" + `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[
{"type":"Feature","properties":{"name":"Held","secret":1},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0,5],[10,0,5],[10,10,5],[0,0,5]]],[[[20,0],[30,0],[30,10],[20,0]]]]}},
{"type":"Feature","properties":{"name":"Road"},"geometry":{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[170,0],[-170,5]]},{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}]}}]}`

func TestALayerIsWrittenWithoutAllThatIsNotGeometry(t *testing.T) {
	s, properties, err := Read([]byte(mixed))
	if err != nil || properties != 2 || len(s.Areas) != 2 || len(s.Lines) != 1 || len(s.Points) != 2 {
		t.Fatalf("%+v, %d properties, %v", s, properties, err)
	}
	if s.Lines[0][1].Lon != 190 {
		t.Errorf("the line over the date line goes to %v", s.Lines[0][1])
	}
	written := string(s.GeoJSON())
	again := read(t, written)
	if got, want := fmt.Sprint(*again), fmt.Sprint(*s); got != want {
		t.Errorf("read back:\n%s\nwant\n%s", got, want)
	}
	if strings.Contains(written, "secret") || strings.Contains(written, "Held") {
		t.Errorf("properties are written: %s", written)
	}
}

func FuzzRead(f *testing.F) {
	for _, data := range []string{mixed, polygon("[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6]]"), polygon("[[-180,-90],[180,-90],[180,90],[-180,90]]"), polygon("[]"), "{}", `{"type":"Point","coordinates":[1e999,0]}`} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, err := Read(data)
		if err != nil {
			return
		}
		again, _, err := Read(s.GeoJSON())
		if err != nil {
			t.Fatalf("what was written isn't read: %v", err)
		}
		if len(again.Areas) != len(s.Areas) || again.Vertices() != s.Vertices() {
			t.Errorf("%d areas with %d points are read back as %d with %d", len(s.Areas), s.Vertices(), len(again.Areas), again.Vertices())
		}
		r := NewRegion(s.Areas)
		r.Contains(Point{10, 20})
		r.EdgeKM(Point{10, 20}, 100)
	})
}
