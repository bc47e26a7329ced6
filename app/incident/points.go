package incident

import "math"

// Points are the places of all rows, in row order, for drawing.
type Points struct {
	Lon, Lat []float32 // degrees, rounded to about a metre; NaN where a row has no point
	RadiusKM []float32 // of uncertainty; below zero where the area itself is the place
}

// Points gives slices that belong to the table: read only.
func (t *Table) Points() Points { return t.points() }

func (t *Table) makePoints() Points {
	n := t.Len()
	p := Points{make([]float32, n), make([]float32, n), make([]float32, n)}
	for row := range n {
		p.Lon[row], p.Lat[row] = nan, nan
		if t.lat[row] != noDegrees {
			p.Lon[row], p.Lat[row] = float32(degrees(t.lon[row])), float32(degrees(t.lat[row]))
		}
		p.RadiusKM[row] = -1
		if !t.isArea(row) {
			p.RadiusKM[row] = float32(t.uncertaintyKM(row))
		}
	}
	return p
}

var nan = float32(math.NaN())

// uncertaintyKM is Incident.Uncertainty of a row, 0 for an area.
func (t *Table) uncertaintyKM(row int) float64 {
	if r := t.radius[row]; r > 0 {
		return float64(r) / metres
	}
	return max(0, precisionRadius[t.text[colLocationPrecision].codes.at(row)])
}

func (t *Table) isArea(row int) bool {
	return t.radius[row] <= 0 && precisionRadius[t.text[colLocationPrecision].codes.at(row)] < 0
}
