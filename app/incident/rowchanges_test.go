package incident

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// differ compares two files of incidents.
func differ(t *testing.T, before, after string) RowChanges {
	t.Helper()
	c := NewRowComparer(strings.NewReader(before), int64(len(before)), "incidents.csv")
	rows := csv.NewReader(strings.NewReader(after))
	columns, err := rows.Read()
	if err != nil {
		t.Fatal(err)
	}
	c.SetColumns(columns)
	for {
		cells, err := rows.Read()
		if err == io.EOF {
			return c.Changes()
		}
		if err == nil {
			err = c.Compare(cells)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatDiffersIsToldById(t *testing.T) {
	const before = "\ufeffid;killed;place;note\r\na;1;\"two\r\nlines\";\r\n\r\nb;2;Kabul;x\r\nbroken;3\r\nc;3;Herat;'=y\r\n"
	for name, one := range map[string]struct {
		after string
		want  RowChanges
	}{
		"nothing": {"note,place,id,killed\n=y,Herat,c,3\n,\"two\nlines\",a,1\nx,Kabul,b,2\n", RowChanges{Before: 3, After: 3}},
		"cells": {"id,killed,place,note\na,1,\"two\nlines\",new\nb,4,Kabul,\nc,5,Herat,=y\n", RowChanges{
			Before: 3, After: 3, Changed: 3, Fields: []FieldChanges{{"killed", 2}, {"note", 2}},
			FirstChanged: []Change{{"a", "note", "", "new"}, {"b", "killed", "2", "4"}, {"b", "note", "x", ""}, {"c", "killed", "3", "5"}},
		}},
		"rows": {"id,killed,place,note\nC,3,Herat,=y\nd,1,Mazar,\nb,2,Kabul,x\n", RowChanges{
			Before: 3, After: 3, Added: 1, Withdrawn: 1, Changed: 1, Fields: []FieldChanges{{"id", 1}},
			FirstAdded: []string{"d"}, FirstWithdrawn: []string{"a"}, FirstChanged: []Change{{"C", "id", "c", "C"}},
		}},
		"columns": {"id,killed,place,lat\na,1,\"two\nlines\",\nb,2,Kabul,34.5\nc,3,Herat,\n", RowChanges{
			Before: 3, After: 3, Changed: 2, Fields: []FieldChanges{{"note", 2}, {"lat", 1}}, NewColumns: []string{"lat"}, GoneColumns: []string{"note"},
			FirstChanged: []Change{{"b", "lat", "", "34.5"}, {"b", "note", "x", ""}, {"c", "note", "=y", ""}},
		}},
	} {
		if diff := cmp.Diff(one.want, differ(t, before, one.after)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
	for name, before := range map[string]string{"an empty file": "", "a file without ids": "date,place\n2024,Kabul\n", "no file": ""} {
		if got := differ(t, before, "id,place\na,Kabul\n"); got.Added != 1 || got.Before != 0 || got.NewColumns != nil {
			t.Errorf("against %s the difference is %+v", name, got)
		}
	}
}

// The comparer keeps hashes; a comparison of maps of all cells must tell the same.
func TestTheDifferenceIsThatOfAllCells(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	file := func() (string, map[string][2]string) {
		rows, text := map[string][2]string{}, "id,killed,place\n"
		for _, id := range r.Perm(300)[:200] {
			cells := [2]string{fmt.Sprint(r.IntN(3)), fmt.Sprint(r.IntN(2))}
			rows[fmt.Sprint("i", id)] = cells
			text += fmt.Sprintf("i%d,%s,%s\n", id, cells[0], cells[1])
		}
		return text, rows
	}
	for range 20 {
		before, old := file()
		after, now := file()
		var want RowChanges
		killed, place := 0, 0
		for id, cells := range now {
			was, had := old[id]
			switch {
			case !had:
				want.Added++
				continue
			case was != cells:
				want.Changed++
			}
			if was[0] != cells[0] {
				killed++
			}
			if was[1] != cells[1] {
				place++
			}
		}
		got := differ(t, before, after)
		fields := []FieldChanges{{"killed", killed}, {"place", place}}
		slices.SortStableFunc(fields, func(a, b FieldChanges) int { return b.Count - a.Count })
		if got.Added != want.Added || got.Changed != want.Changed || got.Withdrawn != got.Before-(got.After-got.Added) || !slices.Equal(got.Fields, fields) {
			t.Fatalf("the difference is %+v, want %+v with %v", got, want, fields)
		}
	}
}
