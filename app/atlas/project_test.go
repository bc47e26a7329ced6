package atlas

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

var projections = []Projection{
	NewAzimuthal(67, 33), NewAzimuthal(0, 0), NewAzimuthal(0, 90), NewAzimuthal(0, -90), NewAzimuthal(179, -18), NewAzimuthal(-65, -35),
	EqualEarth{},
	EqualEarth{Meridian: 11},
}

// anywhere is a place that a projection shows without pinning it to its rim.
func anywhere(r *rand.Rand, p Projection) (lon, lat float64) {
	for {
		lon, lat = r.Float64()*360-180, math.Asin(2*r.Float64()-1)*180/math.Pi
		if a, ok := p.(Azimuthal); !ok || distance(a.lon, a.lat, lon, lat) < 140.0/180*math.Pi*Radius {
			return lon, lat
		}
	}
}

func TestProjectionsLeadBack(t *testing.T) {
	const tolerance = 1 // metre
	for _, p := range projections {
		r := rand.New(rand.NewPCG(1, 2))
		for range 20000 {
			lon, lat := anywhere(r, p)
			lon2, lat2 := p.Inverse(p.Forward(lon, lat))
			if d := distance(lon, lat, lon2, lat2); !(d <= tolerance) {
				t.Fatalf("%v: %.6f, %.6f comes back %.2f m away, at %.6f, %.6f", p, lon, lat, d, lon2, lat2)
			}
		}
	}
}

// A quadrangle between meridians and parallels has the area on the plane that it has on the
// sphere.
func TestProjectionsKeepAreas(t *testing.T) {
	const tolerance = 0.0001 // of the area
	for _, p := range projections {
		r := rand.New(rand.NewPCG(3, 4))
		for range 500 {
			lon, lat := anywhere(r, p)
			const size, n = 0.5, 24 // degrees, pieces of a side
			if lat > 85 || lat < -85 || lon > 179 || lon < -179 {
				continue
			}
			if _, ok := p.(EqualEarth); ok && math.Abs(lon-p.(EqualEarth).Meridian) > 179 {
				continue
			}
			var area, px, py float64
			corner := func(k int) (float64, float64) { // along the four sides, counterclockwise
				u := float64(k%n) / n
				switch k / n % 4 {
				case 0:
					return p.Forward(lon+size*u, lat)
				case 1:
					return p.Forward(lon+size, lat+size*u)
				case 2:
					return p.Forward(lon+size*(1-u), lat+size)
				}
				return p.Forward(lon, lat+size*(1-u))
			}
			ox, oy := corner(0)
			for k := range 4*n + 1 {
				x, y := corner(k)
				x, y = x-ox, y-oy
				area += (px*y - x*py) / 2
				px, py = x, y
			}
			want := Radius * Radius * size * math.Pi / 180 * (math.Sin((lat+size)*math.Pi/180) - math.Sin(lat*math.Pi/180))
			if math.Abs(area-want) > tolerance*want {
				t.Fatalf("%v: half a degree at %.2f, %.2f has %.1f km\u00b2, on the sphere %.1f", p, lon, lat, area/1e6, want/1e6)
			}
		}
	}
}

func TestDistancesMatchKnownOnes(t *testing.T) {
	for _, c := range []struct {
		name                   string
		lonA, latA, lonB, latB float64
		km, within             float64
	}{
		{"a degree of the equator", 0, 0, 1, 0, 111.195, 0.001},
		{"pole to pole", 0, 90, 0, -90, 20015.11, 0.01},
		{"over the date line", 179.5, 0, -179.5, 0, 111.195, 0.001},
		{"Kabul to Islamabad", 69.18, 34.53, 73.05, 33.69, 370, 5},
		{"nowhere", 5, 5, 5, 5, 0, 0},
	} {
		if got := distance(c.lonA, c.latA, c.lonB, c.latB) / 1000; math.Abs(got-c.km) > c.within {
			t.Errorf("%s: %.3f km, want %.3f within %g", c.name, got, c.km, c.within)
		}
	}
}

func TestBriefsGetAProjectionThatSuitsThem(t *testing.T) {
	for _, c := range []struct {
		name   string
		asked  string
		extent Extent
		want   string
	}{
		{"a region", "", Extent{58, 22, 80, 42}, "Lambert azimuthal equal-area, centre 32\u00b0 N 69\u00b0 E"},
		{"the world", "", Extent{-180, -60, 180, 85}, "Equal Earth"},
		{"over the date line", "", Extent{165, -25, -165, -5}, "Lambert azimuthal equal-area, centre 15\u00b0 S 180\u00b0 E"},
		{"the Arctic", "", Extent{-180, 62, 180, 90}, "Lambert azimuthal equal-area, centre 90\u00b0 N 0\u00b0 E"},
		{"Antarctica", "", Extent{-180, -90, 180, -60}, "Lambert azimuthal equal-area, centre 90\u00b0 S 0\u00b0 E"},
		{"the Pacific", "", Extent{120, -40, -110, 45}, "Lambert azimuthal equal-area, centre 3\u00b0 N 175\u00b0 W"},
		{"the region, as asked", "equal-earth", Extent{58, 22, 80, 42}, "Equal Earth"},
		{"the world, as asked", "laea", Extent{-180, -60, 180, 85}, "Lambert azimuthal equal-area, centre 13\u00b0 N 0\u00b0 E"},
		{"over the date line, as asked", "equal-earth", Extent{170, -30, -70, 40}, "Equal Earth about 130\u00b0 W"},
		{"unknown", "mercator", Extent{58, 22, 80, 42}, "none"},
	} {
		got := "none"
		if p, ok := ByName(c.asked, c.extent); ok {
			got = p.String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A view fitted to an extent shows all of it and wastes no room.
func TestFittedViewsShowTheWholeExtent(t *testing.T) {
	for _, e := range []Extent{{58, 22, 80, 42}, {165, -25, -165, -5}, {-180, -60, 180, 85}, {10, 70, 30, 82}, {69, 34, 69.5, 34.4}} {
		t.Run(fmt.Sprint(e), func(t *testing.T) {
			p := ForExtent(e)
			v := Fit(p, e, 1280, 800)
			var left, right, top, foot float32 = 1e9, -1e9, 1e9, -1e9
			for i := range 17 {
				for j := range 17 {
					at := v.ToView(p.Forward(e.West+e.Width()*float64(i)/16, e.South+(e.North-e.South)*float64(j)/16))
					left, right, top, foot = min(left, at.X), max(right, at.X), min(top, at.Y), max(foot, at.Y)
				}
			}
			if left < -0.1 || right > 1280.1 || top < -0.1 || foot > 800.1 {
				t.Errorf("the extent reaches from %.1f, %.1f to %.1f, %.1f", left, top, right, foot)
			}
			if right-left < 1279 && foot-top < 799 {
				t.Errorf("the extent takes %.1f by %.1f of 1280 by 800", right-left, foot-top)
			}
		})
	}
}

func TestEqualEarthShowsWhatLiesOverTheDateLine(t *testing.T) {
	e := Extent{165, -25, -165, -5}
	asked, _ := ByName("equal-earth", e)
	for _, p := range []Projection{asked, EqualEarth{}} {
		v := Fit(p, e, 1280, 800)
		for _, lon := range []float64{165, 179, -179, -165} {
			if at := v.ToView(p.Forward(lon, -15)); at.X < 0 || at.X > 1280 || at.Y < 0 || at.Y > 800 {
				t.Errorf("%v: %g degrees east lies at %v", p, lon, at)
			}
		}
	}
	if wide, whole := Fit(asked, e, 1280, 800), Fit(EqualEarth{}, e, 1280, 800); wide.Scale < 8*whole.Scale {
		t.Errorf("30 degrees over the date line are shown at %g units a metre, the world at %g", wide.Scale, whole.Scale)
	}
}

func TestZoomKeepsThePointUnderTheHand(t *testing.T) {
	v := Fit(NewAzimuthal(69, 32), Extent{58, 22, 80, 42}, 1280, 800)
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		hand := v.ToView(v.X+r.Float64()*1e6-5e5, v.Y+r.Float64()*1e6-5e5)
		x, y := v.ToPlane(hand)
		v = v.Zoom(0.2+2*r.Float64(), hand)
		if x2, y2 := v.ToPlane(hand); math.Hypot(x2-x, y2-y)*v.Scale > 0.01 { // units
			t.Fatalf("%.1f m of the plane slipped under the hand", math.Hypot(x2-x, y2-y))
		}
		moved := v.Pan(30, -20)
		if at := moved.ToView(v.ToPlane(hand)); math.Abs(float64(at.X-hand.X-30)) > 0.01 || math.Abs(float64(at.Y-hand.Y+20)) > 0.01 {
			t.Fatalf("moved by 30, -20, %v came to %v", hand, at)
		}
	}
	if s := v.Zoom(1e9, v.ToView(v.X, v.Y)).Scale; s > 0.02 {
		t.Errorf("the closest view has %g units a metre", s)
	}
}

// distance on the sphere between two points in degrees, metres (haversine).
func distance(lonA, latA, lonB, latB float64) float64 {
	const rad = math.Pi / 180
	s := math.Sin((latB - latA) * rad / 2)
	t := math.Sin((lonB - lonA) * rad / 2)
	return 2 * Radius * math.Asin(math.Sqrt(min(1, s*s+math.Cos(latA*rad)*math.Cos(latB*rad)*t*t)))
}

func TestProjectionsThatDoTheSameAreEqual(t *testing.T) {
	for _, e := range []Extent{{58, 22, 80, 42}, {165, -25, -165, -5}, {-180, -60, 180, 85}} {
		if one, other := ForExtent(e), ForExtent(e); one != other {
			t.Errorf("%v and %v", one, other) // a desk would make its map anew for every picture
		}
	}
}
