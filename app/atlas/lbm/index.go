package lbm

import "math"

// perMille returns degrees in thousandths, as the file has the coordinates of labels and towns.
func perMille(degrees float32) int { return int(math.Round(float64(degrees) * 1000)) }

// perDegree returns the number of quanta in a degree.
func (x *Index) perDegree() int { return int(math.Round(1 / x.Quantum)) }

// write writes the index. Lines are written column by column, which compresses better.
func (x *Index) write(w *writer) {
	w.string(x.Sources)
	w.uint(x.perDegree())
	w.uint(len(x.Tolerance))
	for _, t := range x.Tolerance {
		w.uint(int(math.Round(t / x.Quantum)))
	}
	w.uint(len(x.Countries))
	for _, c := range x.Countries {
		w.string(c.Code)
		w.string(c.Name)
		for _, n := range c.Naming {
			w.uint(int(n))
		}
		for p := range Policies {
			w.int(perMille(c.Lon[p]))
			w.int(perMille(c.Lat[p]))
		}
	}
	w.uint(len(x.Faces))
	for _, f := range x.Faces {
		w.string(f.ID)
		w.string(f.Name)
		w.string(f.ISO)
		for _, c := range f.Country {
			w.uint(int(c))
		}
		for _, n := range f.Naming {
			w.uint(int(n))
		}
		w.int(perMille(f.Lon))
		w.int(perMille(f.Lat))
		w.uint(int(math.Round(float64(f.Area))))
	}
	w.uint(len(x.Lines))
	for p := range Policies {
		for _, l := range x.Lines {
			w.uint(int(l.Class[p]))
		}
	}
	for _, l := range x.Lines {
		w.uint(int(l.Rank))
	}
	for _, l := range x.Lines {
		w.uint(int(l.Left + 1))
	}
	for _, l := range x.Lines {
		w.uint(int(l.Right + 1))
	}
	w.uint(len(x.Seas))
	for _, s := range x.Seas {
		w.string(s.Name)
		w.int(perMille(s.Lon))
		w.int(perMille(s.Lat))
		w.uint(perMille(s.From))
		w.uint(perMille(s.To))
	}
}

func (x *Index) read(r *reader) {
	x.Sources = r.string()
	perDegree := r.below(1e5 + 1)
	if perDegree == 0 {
		r.fail(errWrong)
	}
	x.Quantum = 1 / float64(perDegree)
	x.Tolerance = make([]float64, r.below(maxLevels+1))
	for i := range x.Tolerance {
		x.Tolerance[i] = float64(r.uint()) / float64(perDegree)
	}
	if n := len(x.Tolerance); n == 0 || x.Tolerance[n-1] != 0 {
		r.fail(errWrong)
	}
	x.Countries = make([]Country, r.count(8))
	for i := range x.Countries {
		c := &x.Countries[i]
		c.Code, c.Name, c.Naming = r.string(), r.string(), r.naming()
		for p := range Policies {
			c.Lon[p], c.Lat[p] = r.degrees(), r.degrees()
		}
	}
	x.Faces = make([]Face, r.count(10))
	for i := range x.Faces {
		f := &x.Faces[i]
		f.ID, f.Name, f.ISO = r.string(), r.string(), r.string()
		for p := range f.Country {
			f.Country[p] = int32(r.below(len(x.Countries)))
		}
		f.Naming = r.naming()
		f.Lon, f.Lat, f.Area = r.degrees(), r.degrees(), float32(r.uint())
	}
	x.Lines = make([]Line, r.count(5))
	for p := range Policies {
		for i := range x.Lines {
			x.Lines[i].Class[p] = Class(r.below(int(Classes)))
		}
	}
	for i := range x.Lines {
		x.Lines[i].Rank = uint8(r.below(256))
	}
	for i := range x.Lines {
		x.Lines[i].Left = int32(r.below(len(x.Faces)+1)) - 1
	}
	for i := range x.Lines {
		x.Lines[i].Right = int32(r.below(len(x.Faces)+1)) - 1
	}
	x.Seas = make([]Sea, r.count(5))
	for i := range x.Seas {
		x.Seas[i] = Sea{Name: r.string(), Lon: r.degrees(), Lat: r.degrees(), From: float32(r.uint()) / 1000, To: float32(r.uint()) / 1000}
	}
}

func (r *reader) naming() (by [Policies]Naming) {
	for p := range by {
		by[p] = Naming(r.below(int(namings)))
	}
	return by
}

// writeTowns writes the towns.
func writeTowns(w *writer, towns []Town) {
	w.uint(len(towns))
	for _, t := range towns {
		w.string(t.Name)
		w.int(perMille(t.Lon))
		w.int(perMille(t.Lat))
		w.uint(int(t.Country + 1))
		w.uint(int(t.Capital))
		w.uint(int(t.Population) / 1000)
	}
}

// readTowns reads the towns of a map of so many countries.
func readTowns(r *reader, countries int) []Town {
	towns := make([]Town, r.count(6))
	for i := range towns {
		towns[i] = Town{
			Name: r.string(), Lon: r.degrees(), Lat: r.degrees(), Country: int32(r.below(countries+1)) - 1,
			Capital: Capital(r.below(int(capitals))), Population: int32(r.below(1<<31/1000)) * 1000,
		}
	}
	return towns
}

func (l *Local) write(w *writer) {
	for _, names := range [][]string{l.Faces, l.Towns} {
		w.uint(len(names))
		for _, s := range names {
			w.string(s)
		}
	}
}

func (l *Local) read(r *reader) {
	for _, names := range []*[]string{&l.Faces, &l.Towns} {
		*names = make([]string, r.count(1))
		for i := range *names {
			(*names)[i] = r.string()
		}
	}
}
