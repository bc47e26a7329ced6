package brief

import (
	"strconv"
	"strings"

	"lectern/app/problem"
)

// MapLabel is words that the author sets at a place on a map.
type MapLabel struct {
	Lat, Lon float64
	Words    string
}

// mostLabels is the number of labels of the author's on a map.
const mostLabels = 50

// mapLabels reads labels such as "34.57,69.21: Kabul airport; 31.5,65.8: The airfield".
func (r *reader) mapLabels(a *attributes, p pair) (labels []MapLabel) {
	for one := range strings.SplitSeq(p.value, ";") {
		if strings.TrimSpace(one) == "" && len(labels) > 0 {
			continue
		}
		l, ok := parseMapLabel(one)
		if !ok {
			r.badValue(a, p, `write each as latitude,longitude: words, with ; between: labels="34.57,69.21: Kabul airport"`, "%q holds a label that can't be read")
			return nil
		}
		if labels = append(labels, l); len(labels) > mostLabels {
			r.problems.Add(problem.TooLarge, a.column(p)(1), "make a layer of them", "a map has at most %d labels", mostLabels)
			return nil
		}
	}
	return labels
}

func parseMapLabel(s string) (MapLabel, bool) {
	point, words, _ := strings.Cut(s, ":")
	lat, lon, _ := strings.Cut(point, ",")
	l := MapLabel{Words: apostrophes(strings.Join(strings.Fields(words), " "))}
	var errLat, errLon error
	l.Lat, errLat = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	l.Lon, errLon = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	return l, errLat == nil && errLon == nil && l.Words != "" && l.Lat >= -90 && l.Lat <= 90 && l.Lon >= -180 && l.Lon <= 180
}

// LabelWords returns the words of a map's labels, for who doesn't see them.
func (d *Drawing) LabelWords() string {
	var all []string
	for _, l := range d.Labels {
		all = append(all, l.Words)
	}
	return strings.Join(all, "; ")
}
