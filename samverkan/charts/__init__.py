"""One definition of a picture for page, PDF and Word."""

from samverkan.charts.chart import Chart
from samverkan.charts.drawing import render_inline, render_png, render_svg

__all__ = ["Chart", "render_inline", "render_png", "render_svg"]
