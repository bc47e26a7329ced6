package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lectern/app/atlas/lbm"
)

// ruling is a row of policy.csv: how a disputed place is drawn.
type ruling struct {
	place, kind, where string
	treatment          [lbm.Policies]string
}

const policyColumns = "place,kind,where,un,de-facto,ground,source"

func rulings(rows [][]string) []ruling {
	var all []ruling
	for _, r := range rows {
		all = append(all, ruling{r[0], r[1], r[2], [lbm.Policies]string{r[3], r[4]}})
	}
	return all
}

var classes = map[string]lbm.Class{
	"border": lbm.Border, "claim": lbm.Claim, "disputed": lbm.Disputed, "indefinite": lbm.Indefinite, "control": lbm.Control, "none": lbm.Unseen,
}

// classes returns the treatments of a line.
func (r ruling) classes() (c [lbm.Policies]lbm.Class, err error) {
	for p, word := range r.treatment {
		class, ok := classes[word]
		if !ok {
			return c, fmt.Errorf("policy.csv: %s: %q is no way to draw a line", r.place, word)
		}
		c[p] = class
	}
	return c, nil
}

// divide cuts off the parts of provinces that a policy treats apart. Each becomes an area whose id
// is the ruling's place.
func (w *world) divide(all []ruling, claims []claimLine) error {
	for _, r := range all {
		if r.kind != "part" {
			continue
		}
		var province string
		var claim int64
		var lon, lat float64
		fields := strings.Split(r.where, "|")
		if len(fields) != 3 {
			return fmt.Errorf("policy.csv: %s: %q is not province|line|longitude,latitude", r.place, r.where)
		}
		province = fields[0]
		claim, err := strconv.ParseInt(fields[1], 10, 64)
		if _, scan := fmt.Sscanf(fields[2], "%f,%f", &lon, &lat); err != nil || scan != nil {
			return fmt.Errorf("policy.csv: %s: %q is not province|line|longitude,latitude", r.place, r.where)
		}
		whole := w.byISO(province)
		if whole == nil {
			return fmt.Errorf("policy.csv: %s: there is no province %s", r.place, province)
		}
		line := slices.IndexFunc(claims, func(c claimLine) bool { return c.id == claim })
		if line < 0 {
			return fmt.Errorf("policy.csv: %s: there is no line %d", r.place, claim)
		}
		chains := chain(claims[line].parts)
		if len(chains) == 0 {
			return fmt.Errorf("policy.csv: %s: line %d is empty", r.place, claim)
		}
		ring, err := whole.cut(chains[0], pointOf(lon, lat))
		if err != nil {
			return fmt.Errorf("policy.csv: %s: %w", r.place, err)
		}
		part := &area{id: r.place, props: map[string]string{"adm0_a3": whole.props["adm0_a3"], "name_en": r.place}, rings: [][]point{ring}}
		w.areas = append(w.areas, part)
		w.byID[r.place] = part
	}
	return nil
}

// byISO finds the only province of a code of ISO 3166-2, or nil.
func (w *world) byISO(code string) (found *area) {
	for _, a := range w.areas {
		if a.props["iso_3166_2"] == code && !a.gone {
			if found != nil {
				return nil
			}
			found = a
		}
	}
	return found
}

// set reads a list of provinces: codes of ISO 3166-2, names of parts, codes of countries as the
// source has them, or * for all.
func (w *world) set(list string) (map[*area]bool, error) {
	set := map[*area]bool{}
	for word := range strings.SplitSeq(list, ",") {
		found, exact := false, w.byISO(word)
		for _, a := range w.areas {
			if a == exact || a.id == word || word == "*" || w.lands[a.props["adm0_a3"]].code == word {
				set[a], found = true, true
			}
		}
		if !found {
			return nil, fmt.Errorf("policy.csv names %q, which there is not", word)
		}
	}
	return set, nil
}

// owners says by each policy which country an area is drawn with.
func (w *world) owners(all []ruling) (map[*area][lbm.Policies]string, error) {
	owner := map[*area][lbm.Policies]string{}
	for _, a := range w.areas {
		code := w.lands[a.props["adm0_a3"]].code
		owner[a] = [lbm.Policies]string{code, code}
	}
	var failed error
	for _, r := range all {
		switch r.kind {
		case "area":
			set, err := w.set(r.where)
			failed = errors.Join(failed, err)
			for a := range set {
				owner[a] = r.treatment
			}
		case "part":
			owner[w.byID[r.place]] = r.treatment
		}
	}
	return owner, failed
}

// boundary is a ruling on the boundary between two sets of areas.
type boundary struct {
	a, b  map[*area]bool
	class [lbm.Policies]lbm.Class
}

// boundaries reads the rulings on lines that are arcs; a later one prevails.
func (w *world) boundaries(all []ruling) ([]boundary, error) {
	var list []boundary
	for _, r := range all {
		if r.kind != "border" {
			continue
		}
		one, other, ok := strings.Cut(r.where, "|")
		if !ok {
			return nil, fmt.Errorf("policy.csv: %s: %q names no two sides", r.place, r.where)
		}
		a, errA := w.set(one)
		b, errB := w.set(other)
		class, err := r.classes()
		if err := errors.Join(errA, errB, err); err != nil {
			return nil, err
		}
		list = append(list, boundary{a, b, class})
	}
	return list, nil
}

// claimClasses says how each of the source's lines is drawn; all must have a ruling.
func claimClasses(all []ruling, claims []claimLine) (map[int64][lbm.Policies]lbm.Class, error) {
	classOf := map[int64][lbm.Policies]lbm.Class{}
	for _, r := range all {
		if r.kind != "claim" {
			continue
		}
		class, err := r.classes()
		if err != nil {
			return nil, err
		}
		for word := range strings.SplitSeq(r.where, ",") {
			id, err := strconv.ParseInt(word, 10, 64)
			if err != nil {
				return nil, fmt.Errorf("policy.csv: %s: %q is no line of the source", r.place, word)
			}
			classOf[id] = class
		}
	}
	for _, c := range claims {
		if _, ok := classOf[c.id]; !ok {
			return nil, fmt.Errorf("policy.csv says nothing of the source's line %d, %q", c.id, c.name)
		}
	}
	return classOf, nil
}

var namingOf = map[string]lbm.Naming{"plain": lbm.Plain, "area": lbm.AsArea, "apart": lbm.Apart, "unnamed": lbm.Unnamed}

// namings says how countries, by their code, and areas are named. A code that is a country's is not a list of
// its areas here.
func (w *world) namings(all []ruling) (countries map[string][lbm.Policies]lbm.Naming, areas map[*area][lbm.Policies]lbm.Naming, failed error) {
	countries, areas = map[string][lbm.Policies]lbm.Naming{}, map[*area][lbm.Policies]lbm.Naming{}
	codes := map[string]bool{}
	for _, l := range w.lands {
		codes[l.code] = true
	}
	for _, r := range all {
		if r.kind != "name" {
			continue
		}
		var by [lbm.Policies]lbm.Naming
		for p, word := range r.treatment {
			naming, ok := namingOf[word]
			if !ok {
				failed = errors.Join(failed, fmt.Errorf("policy.csv: %s: %q is no way to name", r.place, word))
			}
			by[p] = naming
		}
		for word := range strings.SplitSeq(r.where, ",") {
			if codes[word] {
				countries[word] = by
				continue
			}
			set, err := w.set(word)
			failed = errors.Join(failed, err)
			for a := range set {
				areas[a] = by
			}
		}
	}
	return countries, areas, failed
}

// cityNumbers returns the cities that rulings of a kind name.
func cityNumbers(all []ruling, kind string) map[string]bool {
	set := map[string]bool{}
	for _, r := range all {
		if r.kind == kind {
			for id := range strings.SplitSeq(r.where, ",") {
				set[id] = true
			}
		}
	}
	return set
}
