package main

import (
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/publish"
)

type mapCommand struct {
	Input   string `arg:"" name:"brief|file" help:"A brief, or a file of incidents."`
	schema  `embed:""`
	Output  string   `short:"o" required:"" placeholder:"FILE" help:"The file to make: .png, .svg or .pdf."`
	Size    size     `default:"1280x800" help:"Width and height, in pixels of a screen or points of a page."`
	Scale   float32  `default:"1" help:"Pixels of a .png for each of the size."`
	Theme   string   `enum:"light,dark" default:"light" help:"Colours: ${enum}."`
	Query   string   `placeholder:"Q" help:"${query}"`
	Shade   string   `placeholder:"AMOUNT" help:"Fill provinces by count, killed or another amount, or by one such as 'killed per 100,000', instead of symbols."`
	Density string   `placeholder:"AMOUNT" help:"Fill hexagons of equal size by it, instead of symbols."`
	Colour  string   `placeholder:"FIELD" help:"Tell symbols apart by a field, such as tactic, instead of by attribution."`
	Layers  []string `placeholder:"NAME" help:"Layers of the brief to show over the map."`
	Extent  extent   `placeholder:"W,S,E,N" help:"The area in degrees; by default the brief's, else that of the incidents."`
}

// mostPixels is the limit of a picture, which then takes 400 MB.
const mostPixels = 100_000_000

func (c *mapCommand) Run(ctx context.Context, to streams) error {
	if !(c.Scale >= 0.1 && c.Scale <= 10) || c.Size.w*c.Size.h*c.Scale*c.Scale > mostPixels {
		return misuse("--scale: from 0.1 to 10, and a picture of at most 100 megapixels")
	}
	write := publish.MapWriter(ending(c.Output))
	if write == nil {
		return misuse("-o: the file's ending decides what is made, so call it NAME.png, NAME.svg or NAME.pdf")
	}
	date, err := sourceDate()
	if err != nil {
		return err
	}
	file, err := c.file(c.Input)
	if err != nil {
		return err
	}
	d, err := openData(file, c.Output)
	if err != nil {
		return err
	}
	s, err := d.choose("--query", c.Query)
	if err != nil {
		return err
	}
	options := publish.MapOptions{
		Width: c.Size.w, Height: c.Size.h, Scale: c.Scale, Extent: c.Extent.Extent, Palette: &draw.Light, Title: c.title(d), Version: version, Date: date,
	}
	if c.Theme == "dark" {
		options.Palette = &draw.Dark
	}
	if err := c.shades(d, &options); err != nil {
		return err
	}
	if c.Colour != "" {
		if _, err := d.table.Kinds(c.Colour, 1, s); err != nil {
			return misuse("--colour: " + err.Error())
		}
		options.Colour = c.Colour
	}
	if options.Layers, err = c.layers(d); err != nil {
		return err
	}
	made, err := write(publish.NewMap(d.table, s, d.brief, options))
	if err != nil {
		return fmt.Errorf("drawing %s: %w", c.Output, err)
	}
	if err := save(ctx, c.Output, made); err != nil {
		return err
	}
	return d.finish(to, s)
}

// shades sets what provinces or hexagons are filled by.
func (c *mapCommand) shades(d *data, options *publish.MapOptions) error {
	name, flag := c.Shade, "--shade: "
	switch {
	case c.Shade != "" && c.Density != "":
		return misuse("--density: a map can't shade both provinces and hexagons")
	case c.Density != "":
		name, flag = c.Density, "--density: "
	case c.Shade == "":
		return nil
	}
	name, options.Rate = incident.CutRate(name)
	amount, err := d.table.AmountNamed(name)
	if err != nil {
		return misuse(flag + err.Error())
	}
	if options.Rate && (c.Density != "" || d.brief == nil || len(d.brief.Populations) == 0) {
		return misuse(flag + "a rate needs provinces, and a brief with populations, which lectern check finds no mistake in")
	}
	options.Amount, options.Shaded, options.Hexagons = &amount, c.Shade != "", c.Density != ""
	return nil
}

// layers returns the brief's layers that are asked for.
func (c *mapCommand) layers(d *data) (layers []*brief.Layer, err error) {
	for _, name := range c.Layers {
		if d.brief == nil {
			return nil, misuse("--layers: a file of incidents has none, a brief has")
		}
		l := d.brief.Layer(name)
		if l == nil {
			hint := ""
			if meant := incident.Nearest(name, d.brief.LayerNames()); meant != "" {
				hint = ", did you mean " + meant + "?"
			}
			return nil, misuse(fmt.Sprintf("--layers: the brief has no layer %q%s", name, hint))
		}
		if l.Shapes == nil {
			return nil, misuse(fmt.Sprintf("--layers: the layer %s can't be drawn, see lectern check", name))
		}
		layers = append(layers, l)
	}
	return layers, nil
}

// title returns the title of the map: the brief's, with the query in words.
func (c *mapCommand) title(d *data) string {
	title := "Incidents"
	if d.brief != nil {
		title = d.brief.Title
	}
	if q, err := d.table.Parse(c.Query); err == nil && !q.IsAll() {
		return title + ": " + q.Words()
	}
	return title
}
