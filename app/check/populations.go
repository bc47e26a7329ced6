package check

import (
	"context"

	"lectern/app/atlas"
	"lectern/app/problem"
)

// populations warns of populations of provinces that the map doesn't have, which no map can relate its incidents to.
func populations(_ context.Context, b *checked) problem.List {
	world := atlas.Load()
	var out doubts
	for _, p := range b.Populations {
		if world.ProvinceNamed(p.Country, p.Admin1) != atlas.NoProvince || out.countOnly() {
			continue
		}
		out.add(p.At, asOnMap(p.Admin1, world.Provinces(p.Country)), "the map has no province %q in %s, so its population isn't used", p.Admin1, p.Country)
	}
	return out.list("are populations of provinces that the map doesn\u2019t have")
}
