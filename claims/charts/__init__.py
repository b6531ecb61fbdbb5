"""Small charts as SVG, drawn by the server: figures in, a template out. Knows nothing of Django or of claims.

Each chart is a frozen dataclass with a `template`; `{% include chart.template with chart=chart only %}` draws it. Its page
loads `css/charts.css`. Places and widths are percentages, so that a chart fits any page and its words keep their size.
Every chart has a title, a description, and its figures as a table that opens below it.
"""
