package atlas

import (
	"math"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
)

// The sphere of maps has the area of the ellipsoid WGS 84, whose surface is
// 2\u03c0a\u00b2 (1 + (1-e\u00b2)/e artanh e).
func TestSphereHasTheEllipsoidsArea(t *testing.T) {
	const (
		a, flattening = 6378137.0, 1 / 298.257223563
		tolerance     = 0.1 // metres
	)
	e := math.Sqrt(flattening * (2 - flattening))
	surface := 2 * math.Pi * a * a * (1 + (1-e*e)/e*math.Atanh(e))
	if want := math.Sqrt(surface / (4 * math.Pi)); math.Abs(Radius-want) > tolerance {
		t.Errorf("the radius is %.1f m, want %.3f m", Radius, want)
	}
}

// Quadrangles of meridians and parallels, up to a quarter of the globe, have the area on the plane
// that they have on the sphere.
func TestAzimuthalKeepsLargeAreas(t *testing.T) {
	const tolerance = 0.0001 // of the area
	for _, p := range []Azimuthal{NewAzimuthal(69, 32), NewAzimuthal(0, 0), NewAzimuthal(-60, -75), NewAzimuthal(150, 90)} {
		for _, q := range []Extent{
			{60, 20, 80, 40}, {40, 0, 100, 60}, {20, -30, 110, 60}, {150, 60, 210, 90}, {-90, -90, 0, -30}, {69, 32, 69.001, 32.001},
		} {
			if q.East > 180 || p.reaches(q) {
				continue
			}
			const n = 4000 // pieces of a side
			var area, px, py float64
			ox, oy := p.Forward(q.West, q.South)
			for k := range 4*n + 1 {
				u := float64(k%n) / n
				lon, lat := q.West, q.South
				switch k / n % 4 {
				case 0:
					lon += (q.East - q.West) * u
				case 1:
					lon, lat = q.East, q.South+(q.North-q.South)*u
				case 2:
					lon, lat = q.East-(q.East-q.West)*u, q.North
				case 3:
					lat = q.North - (q.North-q.South)*u
				}
				x, y := p.Forward(lon, lat)
				x, y = x-ox, y-oy
				area += (px*y - x*py) / 2
				px, py = x, y
			}
			want := Radius * Radius * (q.East - q.West) * math.Pi / 180 * (math.Sin(q.North*math.Pi/180) - math.Sin(q.South*math.Pi/180))
			if math.Abs(area-want) > tolerance*want {
				t.Errorf("%v: %v has %.1f km\u00b2, on the sphere %.1f", p, q, area/1e6, want/1e6)
			}
		}
	}
}

// reaches reports whether an extent comes near the rim, where the far side of the globe is pinned.
func (p Azimuthal) reaches(e Extent) bool {
	for i := range 11 {
		for j := range 11 {
			lon, lat := e.West+(e.East-e.West)*float64(i)/10, e.South+(e.North-e.South)*float64(j)/10
			if distance(p.lon, p.lat, lon, lat) > 140.0/180*math.Pi*Radius {
				return true
			}
		}
	}
	return false
}

// A country that is lit covers as much of the map as it has km\u00b2, at every level of detail: its
// outline is closed and its fill runs nowhere.
func TestFillsCoverTheirCountries(t *testing.T) {
	const w, h = 700, 500
	for _, c := range []struct {
		code     string
		lon, lat float64
		reach    float64 // km from its middle to the view's upper edge
		within   float64 // of the area: coarse outlines keep less of it
	}{
		{"AFG", 66, 34, 9000, 0.02},
		{"AFG", 66, 34, 4000, 0.01},
		{"AFG", 66, 34, 1500, 0.002},
		{"AFG", 66, 34, 700, 0.001},
		{"PAK", 69, 30, 1200, 0.002},
		{"UKR", 31, 48.5, 900, 0.002},
		{"RUS", 95, 65, 4500, 0.005},
		{"BRA", -54, -11, 2800, 0.003},
		{"ATA", 0, -90, 3500, 0.01},
		{"FJI", 178, -17.5, 700, 0.02}, // its smallest islands are left out
		{"ESH", -13, 24.5, 700, 0.002},
		{"CHN", 104, 36, 3200, 0.003},
	} {
		proj := NewAzimuthal(c.lon, c.lat)
		m := NewMap(proj, Options{Focus: []string{c.code}})
		v := View{Scale: h / 2 / (c.reach * 1000), W: w, H: h}
		img, canvas := raster.NewImage(w, h, 1, draw.Ink{A: 255})
		f := m.frame(canvas, v, &draw.Light)
		f.fill(m.focus, m.focusBehind, draw.Ink{R: 255, G: 255, B: 255, A: 255})
		covered := 0.0
		for i := 0; i < len(img.Pix); i += 4 {
			covered += float64(img.Pix[i]) / 255
		}
		var want float64
		for i, country := range m.world.Countries {
			if country.Code == c.code {
				want = float64(m.world.area[UN][i]) * 1e6 * v.Scale * v.Scale
			}
		}
		if math.Abs(covered-want) > c.within*want {
			t.Errorf("%s %.0f km about its middle: %.0f pixels are lit, want %.0f", c.code, c.reach, covered, want)
		}
	}
}
