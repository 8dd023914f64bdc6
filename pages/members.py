"""Who are our members?"""

from dpnsee_analytics.ui import blocks

blocks.title("Who are our members?")
