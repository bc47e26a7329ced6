package main

import "testing"

func TestTheMemoryLimitGivesWayWhereItLeavesTooLittleRoom(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct {
		name              string
		limit, live, goal int64
		want              pace // none: it stays
	}{
		{"a small export", whileMaking, 60 * mb, 90 * mb, pace{}},
		{"a larger one", whileMaking, 90 * mb, 100 * mb, ample},
		{"with room", ample.limit, 200 * mb, 290 * mb, pace{}},
		{"a very large one", ample.limit, 260 * mb, 300 * mb, unlimited},
		{"which stays so", unlimited.limit, 300 * mb, 375 * mb, pace{}},
		{"and becomes smaller", unlimited.limit, 180 * mb, 225 * mb, ample},
	} {
		if got, ok := nextPace(c.limit, c.live, c.goal); got != c.want || ok != (c.want != pace{}) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
