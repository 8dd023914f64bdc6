"""What needs our attention?"""

from dpnsee_analytics.ui import blocks

blocks.title("What needs our attention?")
