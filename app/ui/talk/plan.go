//go:build !nogui

package talk

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lectern/app/deck"
)

// Plan says how long a talk is to be. The zero Plan says nothing of it.
type Plan struct {
	Length   time.Duration            // 0: until Until, or as long as the sections
	Until    time.Time                // when the talk is to end
	Sections map[string]time.Duration // by id, as they were rehearsed; nil: as the brief plans them
	Waits    bool                     // the clock starts with the first step instead of the first slide
}

// ReadLength sets how long a talk is to be, or when it ends: "20" or "20 min" are minutes, "15:30" is a time of the day.
// No words are no length.
func (p *Plan) ReadLength(words string, now time.Time) error {
	words = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(words), "min"))
	if words == "" {
		return nil
	}
	if m, err := strconv.ParseFloat(words, 64); err == nil && m > 0 && m < 24*60 {
		p.Length = minutes(m)
		return nil
	}
	clock, err := time.ParseInLocation("15:04", words, now.Location())
	if err != nil {
		return fmt.Errorf("%q is neither minutes, such as 20, nor a time, such as 15:30", words)
	}
	p.Until = time.Date(now.Year(), now.Month(), now.Day(), clock.Hour(), clock.Minute(), 0, 0, now.Location())
	if p.Until.Before(now) {
		p.Until = p.Until.AddDate(0, 0, 1)
	}
	return nil
}

// LengthWords returns what ReadLength reads, or "".
func (p *Plan) LengthWords() string {
	switch {
	case p.Length > 0:
		return strconv.FormatFloat(p.Length.Minutes(), 'f', -1, 64)
	case !p.Until.IsZero():
		return p.Until.Format("15:04")
	}
	return ""
}

// section returns how long a part is planned to take, or 0.
func (p *Plan) section(part *deck.Part) time.Duration {
	if p.Sections != nil {
		return p.Sections[part.Section]
	}
	return minutes(part.Minutes)
}

// length returns how long the talk is to be, or 0. Elapsed is how long it has been going.
func (p *Plan) length(d *deck.Deck, now time.Time, elapsed time.Duration) time.Duration {
	switch {
	case p.Length > 0:
		return p.Length
	case !p.Until.IsZero():
		return max(0, p.Until.Sub(now)+elapsed)
	}
	total := time.Duration(0)
	for _, part := range d.Parts() {
		total += p.section(&part)
	}
	return total
}

func minutes(m float64) time.Duration { return time.Duration(m * float64(time.Minute)) }

// schedule returns when each slide of the talk is to be over, counted from the beginning, or nil without a length. The
// slides of a section share its planned minutes; the others share what those leave. Those behind the last section, which
// list the sources, take none.
func (p *Plan) schedule(d *deck.Deck, length time.Duration) []time.Duration {
	if length <= 0 {
		return nil
	}
	each := make([]time.Duration, d.Count())
	parts, end := d.Parts(), len(each)
	if n := len(parts); n > 0 {
		end = parts[n-1].First + parts[n-1].Count
	}
	planned, free := time.Duration(0), end
	for _, part := range parts {
		if whole := p.section(&part); whole > 0 {
			planned, free = planned+whole, free-part.Count
			for n := range part.Count {
				each[part.First+n] = whole / time.Duration(part.Count)
			}
		}
	}
	rest := time.Duration(0)
	if free > 0 {
		rest = max(0, length-planned) / time.Duration(free)
	}
	sum := time.Duration(0)
	for n := range each {
		if each[n] == 0 && n < end {
			each[n] = rest
		}
		sum += each[n]
		each[n] = sum
	}
	return each
}

// late returns by how much a talk at a slide is behind its schedule, or, if negative, ahead of it.
func late(schedule []time.Duration, slide int, elapsed time.Duration) time.Duration {
	if slide >= len(schedule) {
		return 0
	}
	if end := schedule[slide]; elapsed > end {
		return elapsed - end
	}
	if slide > 0 && elapsed < schedule[slide-1] {
		return elapsed - schedule[slide-1]
	}
	return 0
}

// due returns the slide at which the schedule is after some time, as a fraction of slides from 0.
func due(schedule []time.Duration, elapsed time.Duration) float32 {
	begin := time.Duration(0)
	for n, end := range schedule {
		if elapsed < end {
			return float32(n) + float32(elapsed-begin)/float32(end-begin)
		}
		begin = end
	}
	return float32(len(schedule))
}

// onTime is how far from its schedule a talk still counts as on time.
const onTime = 15 * time.Second

// paceWords says how a talk stands to its schedule.
func paceWords(late time.Duration) string {
	switch {
	case late > onTime:
		return aboutWords(late) + " behind"
	case late < -onTime:
		return aboutWords(-late) + " ahead"
	}
	return "on time"
}

// aboutWords returns a length of time in seconds, in steps of ten, or in whole minutes.
func aboutWords(d time.Duration) string {
	if d < 95*time.Second {
		return fmt.Sprintf("%d seconds", int(d.Seconds()+5)/10*10)
	}
	return fmt.Sprintf("%d minutes", int(d.Minutes()+0.5))
}

// TimeWords returns a length of time as minutes and seconds, with a minus sign if it is negative.
func TimeWords(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "\u2212", -d
	}
	d = d.Truncate(time.Second)
	return fmt.Sprintf("%s%d:%02d", sign, int(d.Minutes()), int(d.Seconds())%60)
}
