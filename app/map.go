package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"path/filepath"
	"strings"
	"time"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/draw/pdf"
	"lectern/app/draw/raster"
	"lectern/app/draw/svg"
	"lectern/app/figure"
	"lectern/app/incident"
)

type mapCommand struct {
	Input  string  `arg:"" name:"brief|file" help:"A brief, or a .csv file of incidents."`
	Output string  `short:"o" required:"" placeholder:"FILE" help:"The file to make: .png, .svg or .pdf."`
	Size   size    `default:"1280x800" help:"Width and height, in pixels of a screen or points of a page."`
	Scale  float32 `default:"1" help:"Pixels of a .png for each of the size."`
	Theme  string  `enum:"light,dark" default:"light" help:"Colours: ${enum}."`
	Query  string  `placeholder:"Q" help:"Which incidents: 'country:Pakistan killed:>=10'."`
	Extent extent  `placeholder:"W,S,E,N" help:"The area in degrees; by default the brief's, else that of the incidents."`
}

// size is WxH.
type size struct{ w, h float32 }

// UnmarshalText reads it.
func (s *size) UnmarshalText(text []byte) error {
	if _, err := fmt.Sscanf(string(text)+" ", "%gx%g ", &s.w, &s.h); err != nil || s.w < 200 || s.h < 150 || s.w > 10_000 || s.h > 10_000 {
		return fmt.Errorf("%q is not a size from 200x150 to 10000x10000", text)
	}
	return nil
}

// extent is W,S,E,N.
type extent struct {
	atlas.Extent
	given bool
}

// UnmarshalText reads it.
func (e *extent) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text)+" ", "%g,%g,%g,%g ", &e.West, &e.South, &e.East, &e.North)
	if err != nil || !e.Valid() {
		return fmt.Errorf("%q is not west,south,east,north in degrees", text)
	}
	e.given = true
	return nil
}

// mostPixels bounds a picture: 400 MB.
const mostPixels = 100_000_000

func (c *mapCommand) Run(ctx context.Context, to streams) error {
	if c.Scale < 0.1 || c.Scale > 10 || c.Size.w*c.Size.h*c.Scale*c.Scale > mostPixels {
		return misuse("--scale: from 0.1 to 10, and a picture of at most 100 megapixels")
	}
	draws, ok := pictures[strings.ToLower(filepath.Ext(c.Output))]
	if !ok {
		return misuse("-o: the file's ending decides what is made, so end it in .png, .svg or .pdf")
	}
	d, err := openData(c.Input)
	if err != nil {
		return err
	}
	s, err := d.choose(c.Query)
	if err != nil {
		return err
	}
	p := c.picture(d, s)
	file, err := draws(p)
	if err != nil {
		return fmt.Errorf("drawing %s: %w", c.Output, err)
	}
	if err := save(ctx, c.Output, file); err != nil {
		return err
	}
	return d.finish(to, s)
}

// picture is a map before it is known what it is drawn on.
type picture struct {
	fig                *figure.Map
	area               draw.Rect
	scale              float32
	palette            *draw.Palette
	title, description string
	lang, mark         string
	date               time.Time
}

// pictures has what makes a file, by its ending.
var pictures = map[string]func(*picture) ([]byte, error){".png": asPNG, ".svg": asSVG, ".pdf": asPDF}

func (c *mapCommand) picture(d *data, s incident.Selection) *picture {
	p := &picture{area: draw.Rect{W: c.Size.w, H: c.Size.h}, scale: c.Scale, palette: &draw.Light, title: "Map of incidents", lang: "en-GB"}
	if c.Theme == "dark" {
		p.palette = &draw.Dark
	}
	area, ok := figure.ExtentOf(d.table, s)
	if !ok {
		area = atlas.Extent{West: -180, South: -60, East: 180, North: 85}
	}
	var focus []string
	var asked string
	if b := d.brief; b != nil {
		p.title, p.lang, p.mark, p.date = b.Title, b.Lang, b.Marking.String(), b.AsOf
		p.description = figure.Describe(b, s)
		focus, asked = b.Map.Focus, b.Map.Projection
		if e := b.Map.Extent; e != nil {
			area = atlas.Extent{West: e[0], South: e[1], East: e[2], North: e[3]}
		}
	} else {
		lead, rest, quiet := d.table.Totals(s).Words()
		p.description = lead + rest + quiet
	}
	if c.Extent.given {
		area = c.Extent.Extent
	}
	projection, ok := atlas.ByName(asked, area)
	if !ok {
		projection = atlas.ForExtent(area)
	}
	p.fig = figure.NewMap(d.table, s, projection, focus, figure.Screen)
	p.fig.View = atlas.Fit(projection, area, c.Size.w, c.Size.h)
	return p
}

func (p *picture) draw(c draw.Canvas) { p.fig.Draw(c, p.area, p.palette) }

func asPNG(p *picture) ([]byte, error) {
	img, canvas := raster.NewImage(p.area.W, p.area.H, p.scale, p.palette.Sea)
	p.draw(canvas)
	var file bytes.Buffer
	if err := png.Encode(&file, img); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

func asSVG(p *picture) ([]byte, error) {
	canvas := svg.New(p.area.W, p.area.H, p.title, p.description)
	p.draw(canvas)
	return canvas.Bytes()
}

func asPDF(p *picture) ([]byte, error) {
	doc := pdf.New(pdf.Meta{
		Title: p.title, Subject: "Map of incidents", Lang: p.lang, Producer: "Lectern " + version, Mark: p.mark, Date: p.date,
	})
	doc.Page(p.area.W, p.area.H)
	doc.Begin(draw.Tag{Role: draw.Figure, Alt: p.description, Box: p.area})
	p.draw(doc)
	doc.End()
	return doc.Bytes()
}
