package incident

import (
	"cmp"
	"maps"
	"slices"
)

// Double is two rows that may be one incident.
type Double struct {
	Row, As Row     // the later in its file, and the one that it repeats
	Apart   float64 // km
}

// doubleKM is the largest distance between the places of two accounts of one incident.
const doubleKM = 5

// Doubles returns the pairs of incidents with the same days and numbers of people at most 5 km apart, in
// file order. Incidents of which neither killed nor wounded are known are in none.
func (t *Table) Doubles() []Double {
	type account struct {
		key   [6]int32
		row   Row
		place int // in the file
	}
	placed := t.Placed()
	var all []account
	for place, row := range t.order {
		if int(row) >= placed || t.killed.from[row] < 0 && t.wounded.from[row] < 0 {
			continue
		}
		all = append(all, account{
			[6]int32{t.first[row], t.last[row], t.killed.from[row], t.killed.to[row], t.wounded.from[row], t.wounded.to[row]}, row, place,
		})
	}
	slices.SortFunc(all, func(a, b account) int {
		return cmp.Or(slices.Compare(a.key[:], b.key[:]), cmp.Compare(t.lat[a.row], t.lat[b.row]), cmp.Compare(a.place, b.place))
	})
	reach := fixed(doubleKM / kmPerDegree)
	of := make(map[int]Double) // by place of the later one
	for i, a := range all {
		for _, b := range all[i+1:] {
			if b.key != a.key || t.lat[b.row]-t.lat[a.row] > reach {
				break
			}
			lonA, latA := t.Point(a.row)
			lonB, latB := t.Point(b.row)
			apart := distanceKM(latA, lonA, latB, lonB)
			if apart > doubleKM {
				continue
			}
			earlier, later := a, b
			if b.place < a.place {
				earlier, later = b, a
			}
			if was, ok := of[later.place]; !ok || apart < was.Apart {
				of[later.place] = Double{later.row, earlier.row, apart}
			}
		}
	}
	out := make([]Double, 0, len(of))
	for _, place := range slices.Sorted(maps.Keys(of)) {
		out = append(out, of[place])
	}
	return out
}
