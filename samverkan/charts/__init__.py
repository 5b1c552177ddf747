"""One definition of a picture for page, PDF and Word."""

from samverkan.charts.chart import Chart
from samverkan.charts.drawing import render_inline, render_png, render_svg, warm
from samverkan.charts.kept import keep_in

__all__ = ["Chart", "keep_in", "render_inline", "render_png", "render_svg", "warm"]
