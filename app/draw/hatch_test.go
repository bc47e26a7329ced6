package draw

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestHatchLinesLieInsideOnSharedDiagonals(t *testing.T) {
	const gap = 3
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		var circle, lines Path
		x, y, radius := 50*r.Float32(), 50*r.Float32(), 10+20*r.Float32()
		circle.AddCircle(x, y, radius)
		new(Hatcher).Hatch(&lines, &circle, gap)
		length := 0.0
		for i := 0; i+1 < len(lines.Points); i += 2 {
			a, b := lines.Points[i], lines.Points[i+1]
			length += float64(a.Distance(b))
			for _, q := range []Point{a, b} {
				if d := q.Distance(Point{x, y}); d > radius+0.3 {
					t.Fatalf("a line leaves the circle by %.2f", d-radius)
				}
			}
			if k := float64(a.X+a.Y) / (gap * math.Sqrt2); math.Abs(k-math.Round(k)) > 0.01 {
				t.Fatalf("a line through %v is on no shared diagonal", a)
			}
		}
		if want := enclosed(&circle, 0.1) / gap; math.Abs(length-want) > 0.12*want {
			t.Fatalf("%.0f of lines for a radius of %.1f, want about %.0f", length, radius, want)
		}
	}
}

func TestHatchLeavesHolesBlank(t *testing.T) {
	var ring, lines Path
	ring.AddCircle(50, 50, 40)
	ring.AddCircle(50, 50, 20)
	new(Hatcher).Hatch(&lines, &ring, 2)
	for i := 0; i+1 < len(lines.Points); i += 2 {
		a, b := lines.Points[i], lines.Points[i+1]
		if d := (Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2}).Distance(Point{50, 50}); d < 19 {
			t.Fatalf("the middle of a line lies in the hole, %.1f from its middle", d)
		}
	}
}

func TestHatchOfNothingIsNothing(t *testing.T) {
	var lines, flat Path
	new(Hatcher).Hatch(&lines, &Path{}, 2)
	flat.AddLine(0, 0, 10, 10)
	new(Hatcher).Hatch(&lines, &flat, 2)
	if len(lines.Points) > 0 && lines.Bounds().W > 10 {
		t.Errorf("lines %v", lines.Points)
	}
}
