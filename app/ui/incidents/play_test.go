//go:build !nogui

package incidents

import (
	"testing"

	"lectern/app/incident"
)

func TestPlayGoesFromTheFirstIncidentFoundToTheLast(t *testing.T) {
	d := shown(t)
	d.find("country:Iran")
	found, whole := d.timeline.found(), d.timeline.whole
	if found.First <= whole.First || found.Last >= whole.Last {
		t.Fatal("the filter finds incidents over all time")
	}
	var frames []incident.Span
	d.Play()
	if !d.timeline.player.playing() {
		t.Fatal("nothing plays")
	}
	d.loop.Until(t, "the brush is at the last incident and stands still", func() bool {
		days := d.timeline.days()
		if days != nil && (len(frames) == 0 || frames[len(frames)-1] != *days) {
			frames = append(frames, *days)
		}
		if d.timeline.player.playing() && d.result.request.Days != nil && *days != *d.result.request.Days {
			t.Errorf("the brush shows %v, the other views %v", days, d.result.request.Days)
		}
		return d.asked.days.Last >= found.Last && !d.timeline.player.playing()
	})
	if first := frames[0]; first.First > found.First || first.Last < found.First {
		t.Errorf("it begins with %v, the first incident is of %v", first, found.First)
	}
	for i := 1; i < len(frames); i++ {
		if frames[i].First != frames[i-1].Last+1 {
			t.Errorf("%v comes behind %v", frames[i], frames[i-1])
		}
	}
	if d.asked.days.First > found.Last {
		t.Error("it goes on behind the last incident")
	}
}

func TestPlayHasPeriodsForOneKeyUntilTheBrushIsMoved(t *testing.T) {
	for _, cumulative := range []bool{false, true} {
		d := shown(t)
		d.asked.cumulative = cumulative
		d.find("country:Iran")
		found := d.timeline.found()
		d.Play()
		frames := 0
		d.loop.Until(t, "it has played", func() bool {
			if q := d.result.request; q.Days != nil {
				frames++
				if n := len(q.periods); n < 2 || q.periods[0] > found.First || q.periods[n-1] <= found.Last {
					t.Fatalf("a frame has the periods %v for %v", q.periods, found)
				}
			}
			return !d.timeline.player.playing()
		})
		if frames == 0 {
			t.Error("no frame was shown")
		}
		d.setDays(&incident.Span{First: found.First, Last: found.Last})
		d.loop.Until(t, "the brush is shown", func() bool { return d.worker.settled() && *d.result.request.Days == found })
		if got := d.result.request.periods; got != nil {
			t.Errorf("the brush has the periods %v", got)
		}
	}
}

func TestNothingFoundDoesNotPlay(t *testing.T) {
	d := shown(t)
	d.find("country:Iran killed:>=5000")
	if d.Play(); d.timeline.player.playing() {
		t.Error("nothing plays through time")
	}
}

func TestEscapeStopsWhatPlays(t *testing.T) {
	d := shown(t)
	d.Select(0)
	d.Play()
	if d.Dismiss(); d.timeline.player.playing() || d.selected != 0 {
		t.Errorf("it plays: %v, and row %d is selected", d.timeline.player.playing(), d.selected)
	}
}
