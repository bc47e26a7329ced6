package atlas

import "lectern/app/draw"

// takenCells is the number of cells along each side of a view in which taken areas are looked up.
const takenCells = 24

// taken holds the areas of a view that labels keep clear of, by the cells of the view that they touch.
type taken struct {
	areas []draw.Rect
	w, h  float32                          // of a cell
	cells [takenCells * takenCells][]int32 // indices of areas
}

// reset empties it for a view of a size.
func (t *taken) reset(w, h float32) {
	t.areas, t.w, t.h = t.areas[:0], max(1, w/takenCells), max(1, h/takenCells)
	for i := range t.cells {
		t.cells[i] = t.cells[i][:0]
	}
}

func (t *taken) add(areas ...draw.Rect) {
	for _, r := range areas {
		n := int32(len(t.areas))
		t.areas = append(t.areas, r)
		x0, x1, y0, y1 := t.touched(r)
		for y := y0; y <= y1; y++ {
			for x := x0; x <= x1; x++ {
				t.cells[y*takenCells+x] = append(t.cells[y*takenCells+x], n)
			}
		}
	}
}

// touched returns the first and last column and row of the cells that an area touches. What lies outside the view belongs to
// the cells at its edge.
func (t *taken) touched(r draw.Rect) (x0, x1, y0, y1 int) {
	cell := func(at, size float32) int { return int(min(takenCells-1, max(0, at/size))) }
	return cell(r.X, t.w), cell(r.Right(), t.w), cell(r.Y, t.h), cell(r.Bottom(), t.h)
}

// overlaps reports whether an area overlaps one that is taken.
func (t *taken) overlaps(r draw.Rect) bool {
	x0, x1, y0, y1 := t.touched(r)
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			for _, n := range t.cells[y*takenCells+x] {
				if t.areas[n].Overlaps(r) {
					return true
				}
			}
		}
	}
	return false
}
