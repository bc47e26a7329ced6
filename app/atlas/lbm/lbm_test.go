package lbm

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// square is a world of two countries of one province each, side by side, with a lake in one of
// them and a line that is claimed.
func square() *Map {
	all := func(c Class) [Policies]Class { return [Policies]Class{c, c} }
	m := &Map{Index: Index{
		Sources: "Made up.", Quantum: 1e-4, Tolerance: []float64{0.5, 0.01, 0},
		Countries: []Country{
			{Code: "AAA", Name: "Aland", Lon: [Policies]float32{-5, -4}, Lat: [Policies]float32{5, 4}},
			{Code: "BBB", Name: "Béland", Naming: [Policies]Naming{AsArea, Plain}, Lon: [Policies]float32{5, 5}, Lat: [Policies]float32{5.5, 5.5}},
		},
		Faces: []Face{
			{ID: "a+1", Name: "West", ISO: "AA-1", Country: [Policies]int32{0, 0}, Lon: -5, Lat: 5, Area: 1200},
			{ID: "b-2", Name: "East", Country: [Policies]int32{1, 0}, Naming: [Policies]Naming{Unnamed, Apart}, Lon: 5, Lat: 5, Area: 1300},
		},
		Lines: []Line{
			{all(Border), 0, 1, 0},
			{all(Coast), 0, 0, -1},
			{all(Coast), 0, 1, -1},
			{all(Lake), 2, -1, -1},
			{[Policies]Class{Claim, Unseen}, 0, -1, -1},
		},
		Seas: []Sea{{"Still Sea", 0.125, -1, 0.002, 0.03}},
	}}
	for _, l := range [][][3]int32{
		{{0, 0, 0}, {100, 20_000, 2}, {0, 100_000, 0}},
		{{0, 100_000, 0}, {-100_000, 100_000, 0}, {-100_001, 55_555, 1}, {-100_000, 0, 0}, {0, 0, 0}},
		{{0, 0, 0}, {50_000, -77, 2}, {100_000, 0, 0}, {100_000, 100_000, 1}, {0, 100_000, 0}},
		{{-60_000, 50_000, 1}, {-50_000, 50_000, 2}, {-50_000, 60_000, 1}, {-60_000, 50_000, 1}},
		{{0, 50_000, 0}, {90_000, 51_000, 0}},
	} {
		m.Detail.Starts = append(m.Detail.Starts, int32(len(m.Detail.X)))
		for _, v := range l {
			m.Detail.X, m.Detail.Y, m.Detail.Level = append(m.Detail.X, v[0]), append(m.Detail.Y, v[1]), append(m.Detail.Level, uint8(v[2]))
		}
	}
	m.Detail.Starts = append(m.Detail.Starts, int32(len(m.Detail.X)))
	m.Towns = []Town{{"Atown", -5, 5, 0, CountryCapital, 500_000}, {"Bétown", 5.001, 5, -1, NoCapital, 12_000}}
	m.Names = NewNames([][]string{{"atown on sea", "the first"}, nil})
	m.Local = Local{Faces: []string{"", "شرق"}, Towns: []string{"مدينة", ""}}
	return m
}

func packed(t testing.TB, m *Map) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// whole reads all that a file holds.
func whole(file []byte) (*Map, error) {
	f, err := Open(file)
	if err != nil {
		return nil, err
	}
	m := &Map{Index: *f.Index}
	var d *Detail
	for level := range f.Tolerance {
		if d, err = f.Detail(d, level); err != nil {
			return nil, err
		}
	}
	m.Detail = *d
	if m.Towns, err = f.Towns(); err != nil {
		return nil, err
	}
	if m.Local, err = f.Local(); err != nil {
		return nil, err
	}
	m.Names, err = f.Names()
	return m, err
}

func TestFileKeepsTheMap(t *testing.T) {
	want := square()
	file := packed(t, want)
	got, err := whole(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-written +read:\n%s", diff)
	}
	if again := packed(t, got); !bytes.Equal(file, again) {
		t.Error("the same map gives other bytes")
	}
}

// A level holds just those vertices that it needs, in their order.
func TestLevelsAddUp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		const levels = 4
		var d Detail
		lines := 1 + r.IntN(6)
		for range lines {
			d.Starts = append(d.Starts, int32(len(d.X)))
			ends := uint8(r.IntN(levels))
			n := 2 + r.IntN(30)
			for i := range n {
				level := ends
				if i > 0 && i < n-1 {
					level += uint8(r.IntN(levels - int(ends)))
				}
				d.X, d.Y, d.Level = append(d.X, int32(r.IntN(2e6)-1e6)), append(d.Y, int32(r.IntN(1e6)-5e5)), append(d.Level, level)
			}
		}
		d.Starts = append(d.Starts, int32(len(d.X)))
		var got *Detail
		for level := range levels {
			var err error
			if got, err = refine(got, lines, 1e4, level, d.write(level)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(d.upTo(uint8(level)), *got); diff != "" {
				t.Fatalf("level %d -want +got:\n%s", level, diff)
			}
		}
	}
}

// upTo is the detail without the vertices of finer levels.
func (d *Detail) upTo(level uint8) (out Detail) {
	out.Starts = []int32{0}
	for i := range len(d.Starts) - 1 {
		for k := d.Starts[i]; k < d.Starts[i+1]; k++ {
			if d.Level[k] <= level {
				out.X, out.Y, out.Level = append(out.X, d.X[k]), append(out.Y, d.Y[k]), append(out.Level, d.Level[k])
			}
		}
		out.Starts = append(out.Starts, int32(len(out.X)))
	}
	if out.X == nil { // as a file gives it
		out.X, out.Y, out.Level = []int32{}, []int32{}, []uint8{}
	}
	return out
}

func TestBrokenFilesAreErrors(t *testing.T) {
	file := packed(t, square())
	for n := range file {
		if _, err := whole(file[:n]); err == nil {
			t.Errorf("the first %d bytes of %d pass for a map", n, len(file))
		}
	}
	if _, err := whole(append(slices.Clone(file), 0)); err == nil {
		t.Error("a file with a byte too many passes for a map")
	}
	if _, err := Open([]byte("LBM1")); err == nil {
		t.Error("another version passes for this one")
	}
}

// However a file is broken, reading ends with an error or a map that holds together.
func FuzzOpen(f *testing.F) {
	file := packed(f, square())
	f.Add(file)
	for _, n := range []int{0, 3, 4, 5, 9, 30, len(file) / 2, len(file) - 1} {
		f.Add(file[:n])
	}
	for i := 4; i < len(file); i += 7 {
		broken := slices.Clone(file)
		broken[i] ^= 0x55
		f.Add(broken)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		if m, err := whole(file); err == nil {
			holds(t, m)
		}
	})
}

// The sections of a file are packed, which hides them from FuzzOpen.
func FuzzSections(f *testing.F) {
	m := square()
	var index, towns, local writer
	m.Index.write(&index)
	writeTowns(&towns, m.Towns)
	m.Local.write(&local)
	f.Add(index.b, m.Detail.write(0), m.Detail.write(1), towns.b, local.b)
	f.Add(index.b[:20], []byte{1, 0, 1, 0}, []byte{0, 0, 0}, []byte{0xff, 0xff, 0xff, 0xff, 0xff}, []byte{})
	f.Fuzz(func(t *testing.T, index, coarse, fine, towns, local []byte) {
		var m Map
		r := newReader(index)
		m.Index.read(r)
		if r.end() != nil {
			return
		}
		d, err := refine(nil, len(m.Lines), m.perDegree(), 0, coarse)
		if err == nil {
			d, err = refine(d, len(m.Lines), m.perDegree(), 1, fine)
		}
		if err != nil {
			return
		}
		m.Detail = *d
		for _, town := range readTowns(newReader(towns), len(m.Countries)) {
			if int(town.Country) >= len(m.Countries) {
				t.Errorf("a town of country %d of %d", town.Country, len(m.Countries))
			}
		}
		new(Local).read(newReader(local))
		holds(t, &m)
	})
}

// holds looks at whether a map refers only to what there is in it.
func holds(t *testing.T, m *Map) {
	for _, f := range m.Faces {
		for _, c := range f.Country {
			if int(c) >= len(m.Countries) {
				t.Errorf("a province of country %d of %d", c, len(m.Countries))
			}
		}
	}
	for _, l := range m.Lines {
		if int(max(l.Left, l.Right)) >= len(m.Faces) || min(l.Left, l.Right) < -1 {
			t.Errorf("a line between provinces %d and %d of %d", l.Left, l.Right, len(m.Faces))
		}
	}
	if !slices.IsSorted(m.Detail.Starts) || int(m.Detail.Starts[len(m.Lines)]) != len(m.Detail.X) {
		t.Errorf("lines begin at %v of %d", m.Detail.Starts, len(m.Detail.X))
	}
}
